package org.reissue.cases.search;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.history.CaseEventRepository;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads one case as the clock has it: a deadline that has passed is fired first, however late the sweep runs. */
@Component
public class CaseQueryService {

    private static final Logger log = LoggerFactory.getLogger(CaseQueryService.class);

    private final CaseRepository cases;
    private final TimeoutService timeouts;
    private final CaseEventRepository history;
    private final Clock clock;

    CaseQueryService(CaseRepository cases, TimeoutService timeouts, CaseEventRepository history, Clock clock) {
        this.cases = cases;
        this.timeouts = timeouts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * The caller's case.
     *
     * @throws Problem {@code not-found} when there is no such case, or it is somebody else's
     */
    public ReissueCase read(Caller caller, String id) {
        UUID caseId = CaseId.parse(id).orElseThrow(Problem::notFound);
        ReissueCase stored = stored(caller, caseId);
        return stored.deadlineHasPassed(clock.instant()) && fired(caseId) ? stored(caller, caseId) : stored;
    }

    /** The caller's case as it is stored, whatever deadline has passed. */
    public ReissueCase stored(Caller caller, UUID id) {
        return cases.findCaseById(id)
                .filter(found -> CaseAccess.allows(caller, found))
                .orElseThrow(Problem::notFound);
    }

    /** Everything that happened to the caller's case, oldest first, as the caller may see it. */
    public List<TimelineEntry> timeline(Caller caller, String id) {
        return history.timeline(read(caller, id).id(), Actor.of(caller).actor());
    }

    /** A case that cannot be fired can still be read. */
    private boolean fired(UUID id) {
        try {
            timeouts.fire(List.of(id));
            return true;
        } catch (RuntimeException failure) {
            log.error("Case {} is shown as stored: its passed deadline could not be fired", id, failure);
            return false;
        }
    }
}
