package org.reissue.cases.timeouts;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.CaseId;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Shows ops the quarantined cases, and lets the sweep try one again. */
@NamedInterface("timeouts")
@Service
public class QuarantineService {

    private static final String LIST = "quarantine";
    private static final UUID START = new UUID(0, 0);

    private final QuarantineRepository quarantine;
    private final Clock clock;

    QuarantineService(QuarantineRepository quarantine, Clock clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** One page of the quarantined cases. */
    public Page<QuarantinedCase> find(Paging paging) {
        UUID after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.uuid(0))
                .orElse(START);
        List<QuarantinedCase> found = quarantine.find(after, paging.oneMore());
        return Page.of(found, paging, last -> Cursor.after(LIST, last.id()));
    }

    /**
     * Makes the sweep try a case again at once. When firing succeeds the quarantine ends.
     *
     * @throws Problem {@code not-found} for a case that is not quarantined
     */
    public QuarantinedCase release(String id) {
        return CaseId.parse(id)
                .flatMap(caseId -> quarantine.retryNow(caseId, clock.instant()))
                .orElseThrow(Problem::notFound);
    }
}
