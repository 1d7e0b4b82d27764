package org.reissue.cases.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as a page shows it: the response of the API, and facts that the API leaves out.
 *
 * @param receiverWhole whether the receiver of the response is whole; false when it is masked, and without one
 * @param claimedUntil when the claim of the member of staff who has the arbitration in hand lapses, in UTC; null
 *     without a claim, and for buyers and merchants
 */
public record CaseDetails(
        CaseResponse value, boolean receiverWhole, @Nullable Instant claimedUntil) {}
