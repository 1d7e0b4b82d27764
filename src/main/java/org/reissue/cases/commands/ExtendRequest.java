package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.reissue.cases.domain.ExtensionDuration;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * An extension of the running deadline.
 *
 * @param by how much later the deadline falls: an ISO-8601 duration from 1 minute to 30 days
 * @param comment why the deadline is extended
 */
public record ExtendRequest(
        @Schema(type = "string", format = "duration", example = "PT24H") @NotNull @ExtensionDuration
        Duration by,

        @Schema(example = "暴雪导致停运, 顺延一天") @NotNull @Text String comment) {

    public ExtendRequest {
        comment = Texts.trimmed(comment);
    }
}
