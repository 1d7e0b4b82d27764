package org.reissue.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The results of storing the facts of many orders.
 *
 * @param results one result per order, in the order of the request
 */
record BatchOrderResponse(List<Result> results) {

    /**
     * The result for the facts of one order.
     *
     * @param orderId the order's id, as in the request; null where the request has none
     * @param outcome whether the facts were stored
     * @param problem the first thing that is wrong with the facts, with fields named as in a request for this order
     *     alone; absent unless the outcome is {@code FAILED}
     */
    @Schema(name = "BatchOrderResult")
    record Result(
            @Nullable String orderId,
            Outcome outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem) {}

    /** Whether the facts of an order were stored. */
    @Schema(name = "BatchOrderOutcome")
    enum Outcome {
        /** The facts are in force. */
        STORED,
        /** Newer facts are in force, so these changed nothing. */
        OUTDATED,
        /** The facts are invalid; see the problem. */
        FAILED
    }
}
