package org.reissue.console.cases;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;

/**
 * The form of an action that the reader may take.
 *
 * @param consequences what the action leads to; several when it depends on what is filled in
 * @param open whether the form is shown without being asked for
 */
public record ActionForm(Action action, List<Consequence> consequences, boolean open) {

    /** The name of the action in addresses, such as {@code correct-shipment}. */
    static String slug(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of that name, or null. */
    static @Nullable Action named(String slug) {
        return Stream.of(Action.values())
                .filter(action -> slug(action).equals(slug))
                .findFirst()
                .orElse(null);
    }

    public String slug() {
        return slug(action);
    }

    /** The fragment of the template with the fields of the form; an action that is new has the plain one. */
    public String fields() {
        if (action == Action.CORRECT_SHIPMENT) {
            return slug(Action.SHIP);
        }
        return action.isPlain() ? "plain" : slug();
    }

    /** Whether the form leads to the page of the arbitration, which shows a ruling before it is made. */
    public boolean isRuling() {
        return action == Action.RULE;
    }

    ActionForm opened() {
        return new ActionForm(action, consequences, true);
    }

    /** Whether readers are likely to look for the form: it moves the case on, or adds to an arbitration. */
    boolean isLikely() {
        return action == Action.STATE || !consequences.isEmpty() && !isFinal();
    }

    /** Whether the action cannot be taken back. */
    public boolean isFinal() {
        return !consequences.isEmpty() && consequences.stream().allMatch(Consequence::ends);
    }
}
