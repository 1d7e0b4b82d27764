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
import org.reissue.web.problem.Problem;

/**
 * The filters of a list of cases (R18). A case must match all filters given.
 *
 * @param quickFilter a named set of cases; {@code TO_RULE} is for ops only
 * @param type the kind of after-sale: {@code REISSUE}, as all cases are
 * @param status the status; may be repeated to match one of several
 * @param reason why the buyer applied
 * @param orderId the order
 * @param appliedFrom the case was applied for at this time or later
 * @param appliedTo the case was applied for before this time
 * @param deadlineBefore the deadline falls before this time
 * @param sort {@code deadline}: the earliest deadline first, cases without one last; {@code -applied}: the newest first
 */
public record CaseFilter(
        @Nullable QuickFilter quickFilter,

        @Schema(allowableValues = CaseFilter.REISSUE)
        @Pattern(regexp = CaseFilter.REISSUE, message = "{invalid.type}")
        @Nullable
        String type,

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

    /** The type of all cases. */
    public static final String REISSUE = "REISSUE";

    public CaseFilter {
        status = status == null ? List.of() : status;
    }

    /** Whether some but not all ended cases can match: the matching ones are then looked up by their keys. */
    boolean narrowsEnded() {
        List<CaseStatus> statuses = statuses();
        return statuses.stream().anyMatch(CaseStatus::isTerminal)
                && (statuses.size() < CaseStatus.values().length
                        || reason != null
                        || appliedFrom != null
                        || appliedTo != null);
    }

    /**
     * Requires a quick filter that the list has.
     *
     * @throws Problem {@code invalid-request} for another one
     */
    void requireQuickFilterOf(CaseScope scope) {
        if (quickFilter != null && !scope.quickFilters().contains(quickFilter)) {
            String choices = scope.quickFilters().stream().map(Enum::name).collect(Collectors.joining(", "));
            throw Problem.invalid("quickFilter", "invalid.choice", choices);
        }
    }

    /** The sort of the request, or the given default without one. */
    CaseSort sortOr(CaseSort defaultSort) {
        return sort == null ? defaultSort : CaseSort.named(sort);
    }

    /** The statuses that match both the status filter and the quick filter. */
    List<CaseStatus> statuses() {
        return Arrays.stream(CaseStatus.values())
                .filter(candidate -> status.isEmpty() || status.contains(candidate))
                .filter(candidate -> quickFilter == null || quickFilter.covers(candidate))
                .collect(Collectors.toList());
    }
}
