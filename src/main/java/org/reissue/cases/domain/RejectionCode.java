package org.reissue.cases.domain;

/** Why a merchant rejects (R15). */
public enum RejectionCode {
    /** 商品缺货: out of stock. */
    OUT_OF_STOCK(false),
    /** 与消费者协商一致: agreed with the buyer; evidence required. */
    AGREED_WITH_BUYER(true),
    /** 商品已发齐: everything was sent; evidence required. */
    ALL_SENT(true),
    /** 买家凭证不足: the buyer's evidence is insufficient. */
    EVIDENCE_INSUFFICIENT(false),
    /** 其他: another reason. */
    OTHER(false);

    private final boolean evidenceRequired;

    RejectionCode(boolean evidenceRequired) {
        this.evidenceRequired = evidenceRequired;
    }

    /** Whether a rejection with this code needs at least one piece of evidence. */
    public boolean evidenceRequired() {
        return evidenceRequired;
    }
}
