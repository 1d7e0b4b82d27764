package org.reissue.lifecycle;

/** What a timeout does to the case; {@code deadline.then} in the API. */
public enum TimeoutOutcome {
    /** The case is approved (R6). */
    AUTO_APPROVE(CaseStatus.AWAITING_SHIPMENT),
    /** The shipment is overdue and the order item is refunded in full (R10). */
    OVERDUE_REFUND(CaseStatus.REFUNDED),
    /** The shipment is overdue and the buyer has to respond (R11). */
    OVERDUE(CaseStatus.OVERDUE),
    /** The case is closed (R9, R11). */
    CLOSE(CaseStatus.CLOSED),
    /** The case completes as if receipt had been confirmed (R17). */
    COMPLETE(CaseStatus.COMPLETED);

    private final CaseStatus status;

    TimeoutOutcome(CaseStatus status) {
        this.status = status;
    }

    static TimeoutOutcome leadingTo(CaseStatus status) {
        for (TimeoutOutcome outcome : values()) {
            if (outcome.status == status) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("No timeout leads to " + status);
    }
}
