package org.reissue.cases.requests;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A note for those who work on the case.
 *
 * @param comment the note
 */
public record Remark(
        @Schema(example = "买家来电催促, 已安抚") @NotNull @Text String comment) {

    public Remark {
        comment = Texts.trimmed(comment);
    }
}
