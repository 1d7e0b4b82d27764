package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * An extension of the running deadline.
 *
 * @param by how much later the deadline falls: an ISO-8601 duration from 1 minute to 30 days
 * @param comment why the deadline is extended
 */
public record ExtendRequest(
        @Schema(type = "string", format = "duration", example = "PT24H")
        @NotNull
        @DurationMin(minutes = 1)
        @DurationMax(days = 30)
        Duration by,

        @Schema(example = "暴雪导致停运, 顺延一天") @NotNull @Text String comment) {

    public ExtendRequest {
        comment = Texts.trimmed(comment);
    }
}
