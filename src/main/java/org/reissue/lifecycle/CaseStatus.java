package org.reissue.lifecycle;

/** Where a case stands. The last four are terminal: nothing leads out of them. */
public enum CaseStatus {
    /** 待商家处理: the merchant is to approve or reject (R6). */
    PENDING_MERCHANT,
    /** 待商家补寄: approved; the merchant is to ship (R7). */
    AWAITING_SHIPMENT,
    /** 商家已拒绝: the buyer may modify or ask for intervention (R9). */
    REJECTED,
    /** 补寄逾期: not shipped in time; the buyer may modify or ask for intervention (R11). */
    OVERDUE,
    /** 平台介入中: ops are to rule (R16). */
    IN_ARBITRATION,
    /** 商家已补寄: on its way, not yet scanned by the carrier. */
    SHIPPED,
    /** 补寄运输中: scanned by the carrier. */
    IN_TRANSIT,
    /** 补寄完成: received, or taken as received (R17). Terminal. */
    COMPLETED,
    /** 已退款: the buyer gets money back (R10, R16). Terminal. */
    REFUNDED,
    /** 已撤销: withdrawn by the buyer (R14). Terminal. */
    CANCELLED,
    /** 已关闭: dismissed, or the buyer let it rest (R9, R11, R16). Terminal. */
    CLOSED;

    public boolean isTerminal() {
        return compareTo(COMPLETED) >= 0;
    }
}
