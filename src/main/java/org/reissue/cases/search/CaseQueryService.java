package org.reissue.cases.search;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.history.CaseEventRepository;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.ActorKind;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.TimelinePaging;
import org.reissue.web.api.Uuids;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Reads one case. A passed deadline fires first, so the result does not depend on when the sweep runs. */
@Service
public class CaseQueryService {

    private static final String TIMELINE = "timeline";

    private final CaseAccess cases;
    private final TimeoutService timeouts;
    private final CaseEventRepository events;
    private final Clock clock;

    CaseQueryService(CaseAccess cases, TimeoutService timeouts, CaseEventRepository events, Clock clock) {
        this.cases = cases;
        this.timeouts = timeouts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reads a case. If firing its passed deadline fails, the case is read as stored.
     *
     * @throws Problem {@code not-found} when the caller has no such case
     */
    public ReissueCase read(Caller caller, String id) {
        UUID caseId = Uuids.parse(id).orElseThrow(Problem::notFound);
        ReissueCase stored = find(caller, caseId);
        boolean fired = stored.progress().isDue(clock.instant())
                && timeouts.fireBeforeRead(List.of(caseId)).isEmpty();
        return fired ? find(caller, caseId) : stored;
    }

    private ReissueCase find(Caller caller, UUID id) {
        return cases.find(caller, id).orElseThrow(Problem::notFound);
    }

    /**
     * Reads the events of a case that the caller may see, oldest first, one page at a time.
     *
     * @throws Problem {@code not-found} when the caller has no such case, {@code invalid-request} for a cursor of
     *     another list
     */
    public Page<TimelineEntry> timeline(Caller caller, String id, TimelinePaging paging) {
        long after = Cursor.parse(paging.cursor(), TIMELINE, 1)
                .map(cursor -> cursor.number(0))
                .orElse(0L);
        return timeline(caller, read(caller, id), after, paging);
    }

    /**
     * The events of a case that was read for the caller, oldest first: all, unless the longest page cannot hold them.
     */
    public List<TimelineEntry> timeline(Caller caller, ReissueCase read) {
        return timeline(caller, read, 0L, TimelinePaging.LONGEST).items();
    }

    /** Whether remarks may be added to a case that was read: in the archive it can only be read. */
    public boolean takesRemarks(ReissueCase read) {
        return !read.isArchived();
    }

    private Page<TimelineEntry> timeline(Caller caller, ReissueCase read, long after, TimelinePaging paging) {
        List<TimelineEntry> found = entries(caller, read, after, paging);
        if (found.isEmpty() && !read.isArchived()) {
            // each case has events: this one has moved to the archive since it was read, unless its events were dropped
            found = entries(caller, find(caller, read.id()), after, paging);
        }
        return Page.of(found, paging.limit(), last -> Cursor.after(TIMELINE, last.position()));
    }

    private List<TimelineEntry> entries(Caller caller, ReissueCase read, long after, TimelinePaging paging) {
        ActorKind viewer = CaseAccess.actorKind(caller.scope());
        return read.isArchived()
                ? events.archivedTimeline(read.id(), viewer, after, paging.oneMore())
                : events.timeline(read.id(), viewer, after, paging.oneMore());
    }
}
