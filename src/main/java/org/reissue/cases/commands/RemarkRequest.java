package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * An internal note on a case.
 *
 * @param comment the note
 */
public record RemarkRequest(
        @Schema(example = "买家来电催促, 已安抚") @NotNull @Text String comment) {

    public RemarkRequest {
        comment = Texts.trimmed(comment);
    }
}
