package org.reissue.settlement;

import org.jspecify.annotations.Nullable;

/**
 * The money that belongs to one case.
 *
 * @param compensation what the shop owes the buyer for an overdue shipment (R12), or null
 * @param refund what the buyer gets back (R10, R16), or null
 */
public record CaseMoney(
        @Nullable Compensation compensation, @Nullable Refund refund) {

    /** The money of a case that owes nothing. */
    public static final CaseMoney NONE = new CaseMoney(null, null);
}
