package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.reissue.cases.domain.Explanation;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A statement in arbitration (R16).
 *
 * @param comment the statement
 * @param evidence up to 8 https links
 */
public record StatementRequest(
        @Schema(example = "发货视频显示三件都已装箱") @NotNull @Text String comment,

        @Schema(example = "[\"https://img.example/packing.mp4\"]") @Evidence
        List<String> evidence) {

    public StatementRequest {
        comment = Texts.trimmed(comment);
        evidence = Texts.orEmpty(evidence);
    }

    Explanation explanation() {
        return new Explanation(comment, evidence);
    }
}
