package org.reissue.lifecycle;

/** Why the buyer applies (R3); the reason decides the flow. */
public enum Reason { // a new one comes last: PostgreSQL sorts ended cases in this order (V5)
    /** 一直未收到货: nothing ever arrived. */
    NEVER_RECEIVED,
    /** 商家少发/漏发: the parcel was incomplete. */
    MISSING_ITEMS,
    /** 其他: anything else. */
    OTHER
}
