package org.reissue.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;

/**
 * An event of a case, to be appended to the log.
 *
 * @param subject the case
 * @param type the kind of event
 * @param at when the event is recorded, in UTC
 * @param actor who acts
 * @param from the status before; null for the first event and for settlement
 * @param to the status after, equal to {@code from} when the status stays; null for settlement
 * @param rule the rule that was applied
 * @param deadlineAt the deadline that runs after the event, in UTC, or null
 * @param version the version of the case after the event, or null
 * @param details further facts for subscribers of the event feed, by type; never personal data
 * @param comment the actor's comment, or null; it never leaves the service
 * @param evidence https links from the actor; they never leave the service
 */
public record CaseEvent(
        Subject subject,
        EventType type,
        Instant at,
        Actor actor,
        @Nullable CaseStatus from,
        @Nullable CaseStatus to,
        Rule rule,
        @Nullable Instant deadlineAt,
        @Nullable Long version,
        Map<String, Object> details,
        @Nullable String comment,
        List<String> evidence) {

    /**
     * The case an event belongs to, with the facts that every event repeats for its readers.
     *
     * @param reason why the buyer applied (R3); null when only a newer version knows it: such a case gets no event
     */
    public record Subject(
            UUID caseId,
            String shopId,
            String buyerId,
            String orderId,
            String itemId,
            @Nullable Reason reason) {}
}
