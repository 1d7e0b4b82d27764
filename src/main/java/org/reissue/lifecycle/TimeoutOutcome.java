package org.reissue.lifecycle;

/** What happens by itself when a deadline passes, named by where it leads. */
public enum TimeoutOutcome {
    /** The case is approved (R6). */
    AUTO_APPROVE(CaseStatus.AWAITING_SHIPMENT),
    /** The shipment is overdue and the order item is refunded in full (R10). */
    OVERDUE_REFUND(CaseStatus.REFUNDED),
    /** The shipment is overdue and it is the buyer's turn (R11). */
    OVERDUE(CaseStatus.OVERDUE),
    /** The case is closed (R9, R11). */
    CLOSE(CaseStatus.CLOSED),
    /** The replacement is taken as received (R17). */
    COMPLETE(CaseStatus.COMPLETED);

    private final CaseStatus leadsTo;

    TimeoutOutcome(CaseStatus leadsTo) {
        this.leadsTo = leadsTo;
    }

    static TimeoutOutcome leadingTo(CaseStatus status) {
        for (TimeoutOutcome silence : values()) {
            if (silence.leadsTo == status) {
                return silence;
            }
        }
        throw new IllegalArgumentException("Silence never leads to " + status);
    }
}
