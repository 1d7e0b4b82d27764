package org.reissue.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;

/**
 * One event as the timeline shows it.
 *
 * @param at when it was recorded
 * @param type what happened, such as {@code reissue.approved}
 * @param actor who did it
 * @param from the status before; null for the first event and for settlement
 * @param to the status after; null for settlement
 * @param rule the number of the rule followed
 * @param comment what the actor said, or null
 * @param evidence https links the actor gave
 */
public record TimelineEntry(
        Instant at,
        String type,
        By actor,
        @Nullable CaseStatus from,
        @Nullable CaseStatus to,
        String rule,
        @Nullable String comment,
        List<String> evidence) {

    /**
     * Who did something.
     *
     * @param kind buyer, merchant, ops or the system itself
     * @param id the buyer or staff member; null for the system
     */
    public record By(ActorKind kind, @Nullable String id) {}
}
