package org.reissue.lifecycle;

/** What can be done to a case. The order is the one in which {@code allowedActions} lists them. */
public enum Action {
    APPROVE,
    REJECT,
    SHIP,
    CORRECT_SHIPMENT,
    MODIFY,
    ESCALATE,
    CONFIRM,
    CANCEL,
    STATE,
    RULE,
    EXTEND,
    /** A note beside the case; nobody has to be told that they may. */
    REMARK,
    APPLY,
    /** The carrier has seen the parcel for the first time (R13). */
    SCAN,
    /** A deadline has passed in silence. */
    TIMEOUT
}
