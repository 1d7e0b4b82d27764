package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Violation;

/**
 * Whether a buyer may apply for an order item: only without violations.
 *
 * @param windowEndsAt the last time to apply, in UTC (R4); null while receipt is not confirmed
 * @param openCaseId the buyer's own open case of the item (R5), or null
 */
public record ItemEligibility(
        String itemId,
        List<Violation> violations,
        @Nullable Instant windowEndsAt,
        @Nullable UUID openCaseId) {}
