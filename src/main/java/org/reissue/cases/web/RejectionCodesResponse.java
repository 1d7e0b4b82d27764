package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.reissue.cases.domain.RejectionCode;

/**
 * The rejection codes (R15).
 *
 * @param items every code
 */
public record RejectionCodesResponse(List<Item> items) {

    /**
     * A rejection code.
     *
     * @param code the code
     * @param label the code in the language of the request
     * @param evidenceRequired whether a rejection with this code needs evidence
     */
    @Schema(name = "RejectionCodeItem")
    public record Item(RejectionCode code, String label, boolean evidenceRequired) {}
}
