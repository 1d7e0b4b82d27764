package org.reissue.lifecycle;

/** What happens by itself when a deadline passes, named by where it leads. */
public enum Silence {
    AUTO_APPROVE(CaseStatus.AWAITING_SHIPMENT),
    OVERDUE_REFUND(CaseStatus.REFUNDED),
    OVERDUE(CaseStatus.OVERDUE),
    CLOSE(CaseStatus.CLOSED),
    COMPLETE(CaseStatus.COMPLETED);

    private final CaseStatus leadsTo;

    Silence(CaseStatus leadsTo) {
        this.leadsTo = leadsTo;
    }

    static Silence leadingTo(CaseStatus status) {
        for (Silence silence : values()) {
            if (silence.leadsTo == status) {
                return silence;
            }
        }
        throw new IllegalArgumentException("Silence never leads to " + status);
    }
}
