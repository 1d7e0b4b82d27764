package org.reissue.cases.timeouts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ExtensionDuration;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * An extension of the running deadlines of many cases.
 *
 * @param statuses only cases of these statuses, each of which must have a deadline; all when empty or absent
 * @param shopId only cases of this shop
 * @param deadlineFrom the deadline falls at this time or later
 * @param deadlineTo the deadline falls before this time
 * @param by how much later each deadline falls: an ISO-8601 duration from 1 minute to 30 days
 * @param comment why the deadlines are extended
 * @param dryRun true to count the cases only; false when absent
 */
public record BulkExtendRequest(
        @Size(max = 20) @Nullable List<@NotNull CaseStatus> statuses,
        @Schema(example = "S-1") @Identifier @Nullable String shopId,
        @Schema(example = "2026-02-16T00:00:00Z") @NotNull Instant deadlineFrom,
        @Schema(example = "2026-02-24T00:00:00Z") @NotNull Instant deadlineTo,

        @Schema(type = "string", format = "duration", example = "PT24H") @NotNull @ExtensionDuration
        Duration by,

        @Schema(example = "春节假期, 物流停运") @NotNull @Text String comment,
        @Nullable Boolean dryRun) {

    public BulkExtendRequest {
        statuses = Texts.orEmpty(statuses);
        comment = Texts.trimmed(comment);
        dryRun = Boolean.TRUE.equals(dryRun);
    }

    BulkExtendRequest withStatuses(List<CaseStatus> others) {
        return new BulkExtendRequest(others, shopId, deadlineFrom, deadlineTo, by, comment, dryRun);
    }
}
