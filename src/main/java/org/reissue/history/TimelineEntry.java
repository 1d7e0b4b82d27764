package org.reissue.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.CaseStatus;

/**
 * An event as the timeline of a case shows it.
 *
 * @param position the place of the event in the log, by which timelines are paged; not part of the answer
 * @param at when the event was recorded
 * @param type the type of the event, such as {@code reissue.approved}
 * @param actor who acted
 * @param from the status before; null for the first event and for settlement
 * @param to the status after; null for settlement
 * @param rule the number of the rule that was applied
 * @param comment the actor's comment, or null
 * @param evidence https links from the actor
 * @param deadlineAt the deadline that ran from then on, or null; not part of the answer
 */
public record TimelineEntry(
        @JsonIgnore long position,
        Instant at,
        String type,
        Actor actor,
        @Nullable CaseStatus from,
        @Nullable CaseStatus to,
        String rule,
        @Nullable String comment,
        List<String> evidence,
        @JsonIgnore @Nullable Instant deadlineAt) {}
