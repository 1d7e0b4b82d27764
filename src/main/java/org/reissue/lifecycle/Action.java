package org.reissue.lifecycle;

/** What can be done to a case. The order is the one in which {@code allowedActions} lists them. */
public enum Action {
    /** The merchant agrees to send again (R6), or takes its rejection back (R9). */
    APPROVE,
    /** The merchant refuses, with a code and an explanation (R8, R9, R15). */
    REJECT,
    /** The merchant sends the replacement and names its tracking number (R7, R13). */
    SHIP,
    /** The merchant corrects a mistyped tracking number, until the first scan (R13). */
    CORRECT_SHIPMENT,
    /** The buyer changes the application after a rejection or an overdue shipment (R9, R11). */
    MODIFY,
    /** The buyer asks the platform to intervene (R9, R11, R17). */
    ESCALATE,
    /** The buyer confirms that the replacement has come (R17). */
    CONFIRM,
    /** The buyer withdraws the case (R14). */
    CANCEL,
    /** Buyer or merchant adds a statement in arbitration (R16). */
    STATE,
    /** Ops decide in arbitration (R16). */
    RULE,
    /** Ops move the running deadline. */
    EXTEND,
    /** A note beside the case; nobody has to be told that they may. */
    REMARK,
    /** The buyer applies, which opens the case (R1 to R5). */
    APPLY,
    /** The carrier has seen the parcel for the first time (R13). */
    SCAN,
    /** A deadline has passed in silence. */
    TIMEOUT
}
