package org.reissue.lifecycle;

/** An action on a case. {@code allowedActions} lists actions in this order. */
public enum Action {
    /** The merchant agrees to ship a replacement (R6), also after a rejection (R9) or in arbitration (R16). */
    APPROVE,
    /** The merchant rejects the application, with a code and an explanation (R8, R9, R15). */
    REJECT,
    /** The merchant ships the replacement and uploads its tracking number (R7, R13). */
    SHIP,
    /** The merchant corrects a mistyped tracking number, until the first scan (R13). */
    CORRECT_SHIPMENT,
    /** The buyer changes the application after a rejection or an overdue shipment (R9, R11). */
    MODIFY,
    /** The buyer asks the platform to intervene (R9, R11, R17). */
    ESCALATE,
    /** The buyer confirms receipt of the replacement (R17). */
    CONFIRM,
    /** The buyer withdraws the case (R14). */
    CANCEL,
    /** Buyer or merchant adds a statement in arbitration (R16). */
    STATE,
    /** Ops decide an arbitration (R16). */
    RULE,
    /** Ops move the running deadline. */
    EXTEND,
    /** Ops or the merchant add a note to the timeline. Possible in every status, so {@code allowedActions} omits it. */
    REMARK,
    /** The buyer applies, which opens the case (R1 to R5). */
    APPLY,
    /** The carrier scans the parcel for the first time (R13). */
    SCAN,
    /** The deadline passes without an action. */
    TIMEOUT,
    /** The deadline nears, and the service announces what its timeout will do (R19). */
    ANNOUNCE;

    /**
     * Whether the action needs nothing but an optional comment. True for a new action, so that the console has a form
     * for it at once (decision 0181).
     */
    public boolean isPlain() {
        return switch (this) {
            case APPROVE,
                    REJECT,
                    SHIP,
                    CORRECT_SHIPMENT,
                    MODIFY,
                    STATE,
                    RULE,
                    EXTEND,
                    REMARK,
                    APPLY,
                    SCAN,
                    TIMEOUT,
                    ANNOUNCE -> false;
            default -> true;
        };
    }
}
