package org.reissue.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log, as those outside the service may see it: without comment and evidence.
 *
 * @param position its place in the log; a case's later events have greater ones
 * @param type what happened, such as {@code reissue.approved}
 * @param at when it was recorded, in UTC
 * @param caseId the case it happened to
 * @param actorKind who did it: BUYER, MERCHANT, OPS or SYSTEM
 * @param actorId the buyer or staff member; null for the system
 * @param from the status before, or null
 * @param to the status after, or null
 * @param rule the number of the rule followed
 * @param deadlineAt the deadline that ran from then on, in UTC, or null
 * @param version the version of the case from then on, or null
 * @param details what the type adds, as a JSON object, or null
 */
public record StoredEvent(
        long position,
        String type,
        Instant at,
        UUID caseId,
        String shopId,
        String buyerId,
        String orderId,
        String itemId,
        String reason,
        String actorKind,
        @Nullable String actorId,
        @Nullable String from,
        @Nullable String to,
        String rule,
        @Nullable Instant deadlineAt,
        @Nullable Long version,
        @Nullable String details) {}
