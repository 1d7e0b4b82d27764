package org.reissue.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as stored in the log, without comment and evidence, so that it may leave the service.
 *
 * @param position the place of the event in the log; it grows with every event of a case
 * @param type the type of the event, such as {@code reissue.approved}
 * @param at when the event was recorded, in UTC
 * @param caseId the case
 * @param actorKind BUYER, MERCHANT, OPS or SYSTEM
 * @param actorId the buyer; null for staff, who are not named, and for the system
 * @param from the status before, or null
 * @param to the status after, or null
 * @param rule the number of the rule that was applied
 * @param deadlineAt the deadline that ran after the event, in UTC, or null
 * @param version the version of the case after the event, or null
 * @param details further facts by type, as a JSON object, or null
 * @param traceParent the trace in which the event was appended, as a W3C {@code traceparent}, or null
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
        @Nullable String details,
        @Nullable String traceParent) {}
