package org.reissue.cases.search;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.Identifier;

/**
 * What a list is asked for (R18). Everything given must hold; nothing given means no limit.
 *
 * @param quickFilter a named set of statuses
 * @param type the kind of after-sale; this service knows {@code REISSUE}, and nothing is of another kind
 * @param status one of these statuses; may be repeated
 * @param reason why the buyer applied
 * @param orderId the order
 * @param appliedFrom applied for at this instant or later
 * @param appliedTo applied for before this instant
 * @param deadlineBefore a deadline runs and falls before this instant
 * @param sort {@code deadline}: the soonest first, those without one last; {@code -applied}: the newest first
 */
public record CaseFilter(
        @Nullable QuickFilter quickFilter,
        @Schema(example = CaseFilter.REISSUE) @Nullable String type,
        List<CaseStatus> status,
        @Nullable Reason reason,
        @Identifier @Nullable String orderId,
        @Nullable Instant appliedFrom,
        @Nullable Instant appliedTo,
        @Nullable Instant deadlineBefore,

        @Schema(allowableValues = {CaseSort.DEADLINE_NAME, CaseSort.NEWEST_NAME})
        @Pattern(regexp = CaseSort.NAMES, message = "{invalid.sort}")
        @Nullable
        String sort) {

    static final String REISSUE = "REISSUE";

    public CaseFilter {
        status = status == null ? List.of() : status;
    }

    boolean asksForReissues() {
        return type == null || type.isEmpty() || type.equals(REISSUE);
    }

    CaseSort orderOr(CaseSort usual) {
        return sort == null || sort.isEmpty() ? usual : CaseSort.named(sort);
    }

    /** The statuses asked for by name and by quick filter. */
    List<CaseStatus> statuses() {
        return Arrays.stream(CaseStatus.values())
                .filter(one -> status.isEmpty() || status.contains(one))
                .filter(one -> quickFilter == null || quickFilter.covers(one))
                .collect(Collectors.toList());
    }
}
