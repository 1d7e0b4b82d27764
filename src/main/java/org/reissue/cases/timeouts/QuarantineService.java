package org.reissue.cases.timeouts;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.Uuids;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows ops the quarantined cases, and lets the sweep try one again. */
@Service
public class QuarantineService {

    private static final String LIST = "quarantine";

    private final QuarantineRepository quarantine;
    private final AuditService audit;
    private final Clock clock;

    QuarantineService(QuarantineRepository quarantine, AuditService audit, Clock clock) {
        this.quarantine = quarantine;
        this.audit = audit;
        this.clock = clock;
    }

    public Page<QuarantinedCase> find(Paging paging) {
        UUID after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.uuid(0))
                .orElse(LOWEST_ID);
        List<QuarantinedCase> found = quarantine.find(after, paging.oneMore());
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.id()));
    }

    /**
     * Makes the sweep try a case again at once. When firing succeeds, or nothing is to be fired any more, the
     * quarantine ends.
     *
     * @param actor who does so, for the audit log
     * @throws Problem {@code not-found} for a case that is not quarantined
     */
    @Transactional
    public QuarantinedCase release(String actor, String id) {
        UUID caseId = Uuids.parse(id).orElseThrow(Problem::notFound);
        QuarantinedCase before = quarantine.findLocked(caseId).orElseThrow(Problem::notFound);
        QuarantinedCase after = quarantine.retryNow(caseId, clock.instant());
        audit.record(actor, AuditAction.QUARANTINE_RELEASED, id, audited(before), audited(after));
        return after;
    }

    /** The case as the audit log records it: without the error, whose text may quote anything. */
    private static Map<String, Object> audited(QuarantinedCase quarantined) {
        return Map.of("attempts", quarantined.attempts(), "retryAt", quarantined.retryAt());
    }
}
