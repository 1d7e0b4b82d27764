package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A claim of an arbitration (R16).
 *
 * @param takeOver true to claim the arbitration although another member of staff has it in hand; false when absent
 * @param comment a remark for the timeline, which only ops see
 */
public record ClaimRequest(
        @Nullable Boolean takeOver,
        @Schema(example = "同事休假, 我来处理") @Text @Nullable String comment) {

    /** What a call without a body says. */
    static final ClaimRequest PLAIN = new ClaimRequest(false, null);

    public ClaimRequest {
        takeOver = Boolean.TRUE.equals(takeOver);
        comment = Texts.trimmed(comment);
    }
}
