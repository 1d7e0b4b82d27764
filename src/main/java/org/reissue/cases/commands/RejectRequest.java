package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A rejection by the merchant (R15).
 *
 * @param code the kind of reason
 * @param explanation the explanation to the buyer
 * @param evidence up to 8 https links; some codes require at least one
 */
public record RejectRequest(
        @Schema(example = "EVIDENCE_INSUFFICIENT") @NotNull RejectionCode code,

        @Schema(example = "照片看不清少了什么, 请补充开箱照片") @NotNull @Text
        String explanation,

        @Schema(example = "[]") @Evidence List<String> evidence) {

    public RejectRequest {
        explanation = Texts.trimmed(explanation);
        evidence = Texts.orEmpty(evidence);
    }
}
