package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.web.problem.Violation;

/**
 * Whether an order item may be applied for.
 *
 * @param violations every reason why not
 * @param windowEndsAt until when, in UTC (R4), or null while receipt is not confirmed
 * @param openCaseId the case that is open already (R5), or null
 */
public record ItemEligibility(String itemId, List<Violation> violations, Instant windowEndsAt, UUID openCaseId) {}
