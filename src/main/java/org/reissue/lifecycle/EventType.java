package org.reissue.lifecycle;

/** The type of an event in the log of cases. */
public enum EventType {
    APPLIED("reissue.applied"),
    APPROVED("reissue.approved"),
    AUTO_APPROVED("reissue.auto-approved"),
    REJECTED("reissue.rejected"),
    SHIPPED("reissue.shipped"),
    SHIPMENT_CORRECTED("reissue.shipment-corrected"),
    IN_TRANSIT("reissue.in-transit"),
    SHIPMENT_OVERDUE("reissue.shipment-overdue"),
    MODIFIED("reissue.modified"),
    ESCALATED("reissue.escalated"),
    RULED("reissue.ruled"),
    CONFIRMED("reissue.confirmed"),
    AUTO_COMPLETED("reissue.auto-completed"),
    CANCELLED("reissue.cancelled"),
    CLOSED("reissue.closed"),
    DEADLINE_EXTENDED("reissue.deadline-extended"),
    STATEMENT_ADDED("reissue.statement-added"),
    COMPENSATION_SETTLED("reissue.compensation-settled"),
    REFUND_REQUESTED("reissue.refund-requested"),
    REFUND_SUCCEEDED("reissue.refund-succeeded"),
    REFUND_FAILED("reissue.refund-failed"),
    REFUND_RETURNED("reissue.refund-returned"),
    DEADLINE_NEAR("reissue.deadline-near"),
    /** A note in the timeline; never published outside the service. */
    REMARK_ADDED("reissue.remark-added");

    private final String eventName;

    EventType(String eventName) {
        this.eventName = eventName;
    }

    /** The type as the timeline and the event feed show it, such as {@code reissue.applied}. */
    public String eventName() {
        return eventName;
    }

    /**
     * Whether events of this type may leave the service. Events of unknown types do, so a type that may not has to be
     * known to the release before the first one that appends its events.
     */
    public boolean isPublished() {
        return this != REMARK_ADDED;
    }
}
