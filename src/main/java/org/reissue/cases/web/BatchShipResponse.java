package org.reissue.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The results of shipping many.
 *
 * @param results one result per shipment, in the order of the request
 */
public record BatchShipResponse(List<Result> results) {

    /**
     * The result of one shipment.
     *
     * @param id the case id, as in the request; empty for a line of a file that has none
     * @param line where the line begins in the file, counted from 1, the header; null for a JSON request
     * @param outcome whether the replacement was shipped
     * @param problem why the replacement was not shipped; absent when it was
     */
    @Schema(name = "ShipmentResult")
    public record Result(
            String id,
            @Schema(example = "2") @Nullable Long line,
            Outcome outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem) {}

    /** Whether a replacement was shipped. */
    @Schema(name = "ShipmentOutcome")
    public enum Outcome {
        /** The replacement was shipped. */
        SHIPPED,
        /** The replacement was not shipped; see the problem. */
        FAILED
    }
}
