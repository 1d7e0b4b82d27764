package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.reissue.cases.domain.RejectionCode;

/**
 * The codes a rejection may name (R15).
 *
 * @param items every code
 */
public record RejectionCodesResponse(List<Item> items) {

    /**
     * One code.
     *
     * @param code the code
     * @param label the code in the caller's language
     * @param evidenceRequired whether the rejection needs at least one piece of evidence
     */
    @Schema(name = "RejectionCodeItem")
    public record Item(RejectionCode code, String label, boolean evidenceRequired) {}
}
