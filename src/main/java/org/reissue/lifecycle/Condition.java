package org.reissue.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition under which a transition applies.
 *
 * @param reasons the reasons of the cases it applies to
 * @param decision the ruling it applies to; null for every action but {@link Action#RULE}
 * @param scanDue whether the scan window must, or must not, apply to the case; null: either
 * @param wasOverdue whether a shipment of the case must, or must not, have been overdue before; null: either
 */
public record Condition(
        Set<Reason> reasons,
        @Nullable Decision decision,
        @Nullable Boolean scanDue,
        @Nullable Boolean wasOverdue) {

    private static final Set<Reason> ANY = Set.copyOf(EnumSet.allOf(Reason.class));
    private static final Set<Reason> RECEIVED_SOMETHING = Set.of(Reason.MISSING_ITEMS, Reason.OTHER);

    static final Condition ALWAYS = new Condition(ANY, null, null, null);
    static final Condition NEVER_RECEIVED = new Condition(Set.of(Reason.NEVER_RECEIVED), null, null, null);
    static final Condition OTHER_REASONS = new Condition(RECEIVED_SOMETHING, null, null, null);
    static final Condition NO_SCAN_WINDOW = new Condition(ANY, null, false, null);
    static final Condition NEVER_OVERDUE = new Condition(ANY, null, null, false);

    static Condition ruled(Decision decision) {
        return new Condition(ANY, decision, null, null);
    }

    /** This condition, restricted to cases to which the scan window applies. */
    Condition withScanWindow() {
        return new Condition(reasons, decision, true, wasOverdue);
    }

    boolean holds(CaseState state) {
        Reason reason = state.reason();
        return reason != null
                && reasons.contains(reason)
                && (scanDue == null || scanDue == state.scanDue())
                && (wasOverdue == null || wasOverdue == state.wasOverdue());
    }
}
