package org.reissue.lifecycle;

import java.util.Set;

/**
 * One row of the lifecycle table.
 *
 * @param from the status it leaves; null for applying
 * @param action what is done
 * @param actor who does it
 * @param condition when the row applies
 * @param to the status it leads to
 * @param window how long that may last
 * @param effects what else it brings about
 * @param rule the rule it follows
 * @param event what the log calls it
 */
public record Transition(
        CaseStatus from,
        Action action,
        ActorKind actor,
        Condition condition,
        CaseStatus to,
        Window window,
        Set<Effect> effects,
        Rule rule,
        EventType event) {

    /** Whether the case goes elsewhere; what is said or corrected beside the table leaves it where it is. */
    public boolean moves() {
        return from != to;
    }

    /** Whether the case itself changes; statements and remarks only add to what was said about it. */
    public boolean changesCase() {
        return action != Action.STATE && action != Action.REMARK;
    }

    /** What silence brings, for a row that a passed deadline takes. */
    public TimeoutOutcome timeoutOutcome() {
        return TimeoutOutcome.leadingTo(to);
    }
}
