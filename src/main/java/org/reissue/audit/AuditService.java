package org.reissue.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records who changed what outside cases, and who read a receiver; reads and verifies what was recorded. */
@Service
public class AuditService {

    private static final int REMEMBERED_READS = 50_000;

    private final AuditRepository entries;
    private final AuditChain chain;
    private final Clock clock;
    /** The latest recorded readings, so that repeating one costs no statement. */
    private final Cache<Reading, Boolean> readings =
            Caffeine.newBuilder().maximumSize(REMEMBERED_READS).build();

    private final ReentrantLock verifying = new ReentrantLock();

    AuditService(AuditRepository entries, AuditChain chain, Clock clock) {
        this.entries = entries;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * Records a change in the transaction that makes it. {@code before} and {@code after} are records or maps; never a
     * secret, and no personal data but ids.
     *
     * @param actor the {@code sub} of the caller's token
     * @param subject the id of what was changed
     * @param before the value before; null if there was none
     * @param after the value now; null if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String actor, AuditAction action, String subject, @Nullable Object before, @Nullable Object after) {
        recordAll(actor, action, List.of(new AuditChange(subject, before, after)));
    }

    /** Records many changes with one statement, in the transaction that makes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(String actor, AuditAction action, List<AuditChange> changes) {
        if (!changes.isEmpty()) {
            entries.append(clock.instant(), actor, action, changes);
        }
    }

    /**
     * Records that a merchant is about to see the whole receiver of a case: once per reader, case and day (UTC). The
     * insert commits by itself, so it must not be called in a transaction: a reading that has happened cannot be rolled
     * back.
     *
     * @param actor the {@code sub} of the merchant's token
     */
    @Transactional(propagation = Propagation.NEVER)
    public void recordReceiverRead(String actor, String shopId, String caseId) {
        Instant now = clock.instant();
        Reading reading = new Reading(actor, caseId, LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (readings.getIfPresent(reading) == null) {
            AuditChange seen = new AuditChange(caseId, null, Map.of("shopId", shopId));
            entries.append(now, actor, AuditAction.RECEIVER_READ, List.of(seen));
            readings.put(reading, true);
        }
    }

    /** Finds the entries that match, one page at a time, the newest first. */
    public Page<AuditEntry> find(AuditFilter filter, Paging paging) {
        return entries.find(filter, paging);
    }

    /**
     * Verifies all entries, which may take a minute when there are many millions.
     *
     * @throws Problem {@code busy} while another call of the same instance does so
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

    private record Reading(String actor, String caseId, LocalDate day) {}
}
