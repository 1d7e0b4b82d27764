package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.ViolationResponse;

/**
 * Which items of an order are eligible for a reissue.
 *
 * @param orderId the order
 * @param items every item of the order
 */
public record EligibilityResponse(String orderId, List<Item> items) {

    /**
     * The eligibility of one item.
     *
     * @param itemId the item
     * @param eligible whether the buyer may apply for the item now
     * @param violations every rule that is broken
     * @param windowEndsAt the last time to apply (R4); null while receipt is not confirmed
     * @param openCaseId the open case of the item (R5), or null
     */
    @Schema(name = "EligibilityItem")
    public record Item(
            String itemId,
            boolean eligible,
            List<ViolationResponse> violations,
            @Nullable Instant windowEndsAt,
            @Nullable String openCaseId) {}
}
