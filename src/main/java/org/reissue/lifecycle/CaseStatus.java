package org.reissue.lifecycle;

/** The status of a case. The last four are terminal: no transition leaves them. */
public enum CaseStatus { // a new terminal one comes last: PostgreSQL sorts ended cases in this order (V5)
    /** 待商家处理: the merchant has to approve or reject (R6). */
    PENDING_MERCHANT,
    /** 待商家补寄: approved; the merchant has to ship (R7). */
    AWAITING_SHIPMENT,
    /** 商家已拒绝: the buyer may modify or ask for intervention (R9). */
    REJECTED,
    /** 补寄逾期: shipping is overdue; the buyer may modify or ask for intervention (R11). */
    OVERDUE,
    /** 平台介入中: ops have to rule (R16). */
    IN_ARBITRATION,
    /** 商家已补寄: shipped, not yet scanned by the carrier (R17). */
    SHIPPED,
    /** 补寄运输中: scanned by the carrier (R13, R17). */
    IN_TRANSIT,
    /** 补寄完成: the buyer confirmed receipt, or the case completed by itself (R17). Terminal. */
    COMPLETED,
    /** 已退款: a refund is owed to the buyer (R10, R16). Terminal. */
    REFUNDED,
    /** 已撤销: withdrawn by the buyer (R14). Terminal. */
    CANCELLED,
    /** 已关闭: dismissed by ops, or the buyer did not respond in time (R9, R11, R16). Terminal. */
    CLOSED;

    /** Whether the case has ended. */
    public boolean isTerminal() {
        return compareTo(COMPLETED) >= 0;
    }
}
