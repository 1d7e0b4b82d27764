package org.reissue.lifecycle;

/** The type of an event in the log of cases. */
public enum EventType {
    /** A buyer applied (R1 to R5). */
    APPLIED("reissue.applied"),
    /** The merchant approved: in time (R6), after having rejected (R9), or in arbitration (R16). */
    APPROVED("reissue.approved"),
    /** The merchant did not answer in time: the system approved (R6). */
    AUTO_APPROVED("reissue.auto-approved"),
    /** The merchant rejected (R8, R9). Adds {@code code}, the reason (R15). */
    REJECTED("reissue.rejected"),
    /** The merchant shipped (R7). Adds {@code carrier} and {@code trackingNumber}. */
    SHIPPED("reissue.shipped"),
    /** The merchant corrected a mistyped number. Adds {@code carrier} and {@code trackingNumber}. */
    SHIPMENT_CORRECTED("reissue.shipment-corrected"),
    /** The carrier saw the parcel for the first time (R13). Adds {@code carrier} and {@code trackingNumber}. */
    IN_TRANSIT("reissue.in-transit"),
    /**
     * Nothing was shipped in time: a violation is recorded and a compensation owed (R12). With the reason
     * {@code NEVER_RECEIVED} the item is refunded (R10), else the buyer has to respond (R11).
     */
    SHIPMENT_OVERDUE("reissue.shipment-overdue"),
    /** The buyer modified the application (R9, R11). */
    MODIFIED("reissue.modified"),
    /** The buyer asked for platform intervention (R9, R11, R17). */
    ESCALATED("reissue.escalated"),
    /** Ops ruled (R16). Adds {@code decision}, {@code blame} and, with a refund, its {@code amountFen}. */
    RULED("reissue.ruled"),
    /** The buyer confirmed that the replacement arrived (R17). */
    CONFIRMED("reissue.confirmed"),
    /** Nobody said anything after shipping: completed (R17). */
    AUTO_COMPLETED("reissue.auto-completed"),
    /** The buyer withdrew the case (R14). */
    CANCELLED("reissue.cancelled"),
    /** The buyer did not answer in time: closed (R9, R11). */
    CLOSED("reissue.closed"),
    /** Ops moved the deadline; {@code deadlineAt} is the new one. */
    DEADLINE_EXTENDED("reissue.deadline-extended"),
    /** A side made a statement in arbitration (R16). */
    STATEMENT_ADDED("reissue.statement-added"),
    /** The shop paid what was owed, and the buyer has the coupon (R12). Adds {@code amountFen}. */
    COMPENSATION_SETTLED("reissue.compensation-settled"),
    /**
     * The payment system is to refund. Adds {@code refundId} (its idempotency id), {@code amountFen} and
     * {@code attempt}.
     */
    REFUND_REQUESTED("reissue.refund-requested"),
    /**
     * The payment system has refunded. Adds {@code refundId}, {@code amountFen} and {@code attempt}; both are 0 if
     * nothing was left to refund.
     */
    REFUND_SUCCEEDED("reissue.refund-succeeded"),
    /** The payment system could not refund. Adds {@code refundId}, {@code amountFen} and {@code attempt}. */
    REFUND_FAILED("reissue.refund-failed"),
    /**
     * The money was sent and came back, so the refund has failed. Adds {@code refundId}, {@code amountFen} and
     * {@code attempt}.
     */
    REFUND_RETURNED("reissue.refund-returned"),
    /**
     * The deadline {@code deadlineAt} nears (R19). Adds {@code then}, what happens when it passes:
     * {@code AUTO_APPROVE}, {@code OVERDUE_REFUND}, {@code OVERDUE}, {@code CLOSE} or {@code COMPLETE}.
     */
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
