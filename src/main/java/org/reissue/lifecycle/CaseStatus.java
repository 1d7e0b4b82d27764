package org.reissue.lifecycle;

/** Where a case stands. The last four are terminal: nothing leads out of them. */
public enum CaseStatus {
    PENDING_MERCHANT,
    AWAITING_SHIPMENT,
    REJECTED,
    OVERDUE,
    IN_ARBITRATION,
    SHIPPED,
    IN_TRANSIT,
    COMPLETED,
    REFUNDED,
    CANCELLED,
    CLOSED;

    public boolean isTerminal() {
        return compareTo(COMPLETED) >= 0;
    }
}
