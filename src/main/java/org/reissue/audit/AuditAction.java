package org.reissue.audit;

/** The kind of change or reading that an audit entry records. */
public enum AuditAction {
    /** A category was added or replaced; the subject is the category. */
    CATEGORY_SAVED,
    /** A file changed a category; the subject is the category. */
    CATEGORY_IMPORTED,
    /** A carrier was added or replaced; the subject is its code. */
    CARRIER_SAVED,
    /** A webhook subscription was created; the subject is the subscription, as in the next five. */
    WEBHOOK_CREATED,
    /** A webhook subscription was deleted. */
    WEBHOOK_DELETED,
    /** A webhook subscription was paused. */
    WEBHOOK_PAUSED,
    /** A webhook subscription was resumed. */
    WEBHOOK_RESUMED,
    /** A webhook secret was rotated. Neither secret is recorded. */
    WEBHOOK_SECRET_ROTATED,
    /** Events were sent again from a position. */
    WEBHOOK_REPLAYED,
    /** A system credited an account; the subject is the shop. */
    ACCOUNT_CREDITED,
    /** A system told the result of a refund; the subject is the refund. */
    REFUND_RESULT_RECORDED,
    /** A failed refund was requested again; the subject is the refund. */
    REFUND_RETRIED,
    /** The personal data of a buyer was erased (R20); the subject is the buyer. */
    BUYER_ERASED,
    /** An arbitration was taken over from another member of staff (R16); the subject is the case. */
    CLAIM_TAKEN_OVER,
    /** Many deadlines were extended at once; the subject is the shop, or {@code *} for all shops. */
    DEADLINES_EXTENDED,
    /** A quarantined case was released; the subject is the case. */
    QUARANTINE_RELEASED,
    /** A merchant read the whole receiver; the subject is the case. Once per reader, case and day. */
    RECEIVER_READ
}
