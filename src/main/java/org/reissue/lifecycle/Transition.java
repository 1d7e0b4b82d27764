package org.reissue.lifecycle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the lifecycle table.
 *
 * @param from the status before; null for applying
 * @param window the deadline that runs from then on
 * @param effects what the transition records besides the new status
 */
public record Transition(
        @Nullable CaseStatus from,
        Action action,
        ActorKind actor,
        Condition condition,
        CaseStatus to,
        Window window,
        Set<Effect> effects,
        Rule rule,
        EventType event) {

    /** Whether the status changes. False for corrections, extensions, statements, remarks and announcements. */
    public boolean moves() {
        return from != to;
    }

    /**
     * Whether the case itself changes, and its version. False for statements, remarks and announcements, which only
     * append an event.
     */
    public boolean changesCase() {
        return action != Action.STATE && action != Action.REMARK && action != Action.ANNOUNCE;
    }

    /** Whether the transition records that a shipment is overdue (R12). */
    public boolean isOverdue() {
        return effects.contains(Effect.VIOLATION);
    }

    /** Whether the buyer gets a refund (R10, R16). */
    public boolean refunds() {
        return effects.contains(Effect.REFUND);
    }

    /** The outcome of a timeout. To be asked of {@link Action#TIMEOUT} transitions only. */
    public TimeoutOutcome timeoutOutcome() {
        return TimeoutOutcome.leadingTo(to);
    }
}
