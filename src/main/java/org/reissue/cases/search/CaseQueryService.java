package org.reissue.cases.search;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.history.CaseEventRepository;
import org.reissue.history.TimelineEntry;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Reads one case as the clock has it: a deadline that has passed is fired first, however late the sweep runs. */
@Service
public class CaseQueryService {

    private final CaseAccess cases;
    private final TimeoutService timeouts;
    private final CaseEventRepository history;
    private final Clock clock;

    CaseQueryService(CaseAccess cases, TimeoutService timeouts, CaseEventRepository history, Clock clock) {
        this.cases = cases;
        this.timeouts = timeouts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * The caller's case. One that cannot be fired is shown as it is stored.
     *
     * @throws Problem {@code not-found} when there is no such case, or it is somebody else's
     */
    public ReissueCase read(Caller caller, String id) {
        UUID caseId = CaseId.parse(id).orElseThrow(Problem::notFound);
        ReissueCase stored = stored(caller, caseId);
        boolean fired = stored.progress().isDue(clock.instant())
                && timeouts.fireEach(List.of(caseId)).isEmpty();
        return fired ? stored(caller, caseId) : stored;
    }

    private ReissueCase stored(Caller caller, UUID id) {
        return cases.find(caller, id).orElseThrow(Problem::notFound);
    }

    /** Everything that happened to the caller's case, oldest first, as the caller may see it. */
    public List<TimelineEntry> timeline(Caller caller, String id) {
        return history.timeline(read(caller, id).id(), Actor.of(caller).kind());
    }
}
