package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.ViolationResponse;

/**
 * Which items of an order may be applied for.
 *
 * @param orderId the order
 * @param items every item of the order
 */
public record EligibilityResponse(String orderId, List<Item> items) {

    /**
     * Whether one item may be applied for.
     *
     * @param itemId the item
     * @param eligible whether a reissue may be applied for now
     * @param violations every reason why not, with its rule
     * @param windowEndsAt until when it may be applied for (R4); null while receipt is not confirmed
     * @param openCaseId the case that is open already (R5), or null
     */
    @Schema(name = "EligibilityItem")
    public record Item(
            String itemId,
            boolean eligible,
            List<ViolationResponse> violations,
            @Nullable Instant windowEndsAt,
            @Nullable String openCaseId) {}
}
