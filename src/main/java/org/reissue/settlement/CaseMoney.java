package org.reissue.settlement;

/**
 * The money side of a case.
 *
 * @param compensation what an overdue shipment owes, or null
 * @param refund what the buyer gets back, or null
 */
public record CaseMoney(Compensation compensation, Refund refund) {

    static final CaseMoney NONE = new CaseMoney(null, null);

    CaseMoney with(Compensation owed) {
        return new CaseMoney(owed, refund);
    }

    CaseMoney with(Refund owed) {
        return new CaseMoney(compensation, owed);
    }
}
