package org.reissue.console.operations;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditEntry;

/**
 * An audit entry as its page shows it.
 *
 * @param known whether the page has words for the action: a newer version of the service may have recorded another
 */
public record ShownEntry(Instant at, String actor, String action, boolean known, String subject, List<Change> changes) {

    static final int MAX_LENGTH = 200;

    /** A member that differs; null where there was none, or is none any more. */
    public record Change(
            String name, @Nullable String before, @Nullable String after) {}

    static ShownEntry of(AuditEntry entry) {
        Map<String, Object> before = entry.before() == null ? Map.of() : entry.before();
        Map<String, Object> after = entry.after() == null ? Map.of() : entry.after();
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return new ShownEntry(
                entry.at(),
                entry.actor(),
                entry.action(),
                Arrays.stream(AuditAction.values())
                        .anyMatch(action -> action.name().equals(entry.action())),
                entry.subject(),
                names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .map(name -> new Change(name, text(before.get(name)), text(after.get(name))))
                        .toList());
    }

    /** The whole value is in the API; a page must stay small. */
    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? null : value.toString();
        if (text == null || text.length() <= MAX_LENGTH) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
        return text.substring(0, halves ? MAX_LENGTH - 1 : MAX_LENGTH) + "…";
    }
}
