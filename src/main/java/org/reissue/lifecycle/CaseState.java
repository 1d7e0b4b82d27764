package org.reissue.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a case by which the lifecycle table selects a transition.
 *
 * @param status the current status; null before the application, and for a status that only a newer version knows
 * @param reason why the buyer applied (R3); null for a reason that only a newer version knows
 * @param scanDue whether the scan window applies, as fixed when the replacement was shipped (R13)
 * @param wasOverdue whether a shipment of this case has ever been overdue (R12)
 */
public record CaseState(
        @Nullable CaseStatus status, @Nullable Reason reason, boolean scanDue, boolean wasOverdue) {

    /** The state after a transition. Shipping fixes whether the scan window applies (R13). */
    public CaseState after(Transition transition, Policy policy) {
        return new CaseState(
                transition.to(),
                reason,
                transition.action() == Action.SHIP ? policy.scanWindow() != null : scanDue,
                wasOverdue || transition.isOverdue());
    }
}
