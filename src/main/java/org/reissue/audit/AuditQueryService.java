package org.reissue.audit;

import java.util.concurrent.locks.ReentrantLock;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;

/** Reads the audit log, and verifies it. */
@Service
public class AuditQueryService {

    private final AuditRepository entries;
    private final AuditChain chain;
    private final ReentrantLock verifying = new ReentrantLock();

    AuditQueryService(AuditRepository entries, AuditChain chain) {
        this.entries = entries;
        this.chain = chain;
    }

    /** Finds the entries that match, one page at a time, the newest first. */
    public Page<AuditEntry> find(AuditFilter filter, Paging paging) {
        return entries.find(filter, paging);
    }

    /**
     * Verifies all entries, which may take a minute when there are many millions.
     *
     * @throws Problem {@code busy} while another caller does so
     */
    public AuditVerification verify() {
        if (!verifying.tryLock()) {
            throw new Problem(ProblemType.BUSY);
        }
        try {
            return chain.verify();
        } finally {
            verifying.unlock();
        }
    }
}
