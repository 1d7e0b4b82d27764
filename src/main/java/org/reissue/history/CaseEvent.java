package org.reissue.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;

/**
 * Something that happened to a case.
 *
 * @param subject the case it happened to
 * @param type what happened
 * @param at when it was recorded
 * @param actor who did it
 * @param actorId the buyer or staff member; null for the system
 * @param from the status before; null for the first event
 * @param to the status after; the same as {@code from} where nothing moved
 * @param rule the rule followed
 * @param deadlineAt the deadline that runs from then on, or null
 * @param version the version of the case from then on
 * @param details what this type adds for those who follow the log; never personal data
 * @param comment what the actor said, or null; never leaves the service
 * @param evidence links the actor gave; never leaves the service
 */
public record CaseEvent(
        Subject subject,
        EventType type,
        Instant at,
        ActorKind actor,
        String actorId,
        CaseStatus from,
        CaseStatus to,
        Rule rule,
        Instant deadlineAt,
        Long version,
        Map<String, Object> details,
        String comment,
        List<String> evidence) {

    /** The case as its events name it. */
    public record Subject(UUID caseId, String shopId, String buyerId, String orderId, String itemId, Reason reason) {}
}
