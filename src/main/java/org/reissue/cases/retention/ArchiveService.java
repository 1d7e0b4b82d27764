package org.reissue.cases.retention;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.retention.ArchiveRepository.ArchivedPage;
import org.reissue.history.RetentionLock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves finished cases and their events to the archive, once their personal data is erased (R20), no money is on its
 * way, and every reader inside the service has read their events. Of several instances, one does so at a time.
 */
@Service
class ArchiveService {

    private static final int PAGE = 1_000;

    private final ArchiveRepository repository;
    private final RetentionLock lock;
    private final TransactionTemplate transaction;

    ArchiveService(ArchiveRepository repository, RetentionLock lock, TransactionTemplate transaction) {
        this.repository = repository;
        this.lock = lock;
        this.transaction = transaction;
    }

    /**
     * Archives the cases that ended at that time or before. It goes through the cases by id, which is nearly the order
     * of their applications, up to those that were applied for at that time. Earlier runs have left few of these. Each
     * page is one transaction.
     *
     * @return the number of cases
     */
    long archiveUntil(Instant until) {
        UUID before = CaseId.lowest(until.plus(CaseId.MARGIN));
        long total = 0;
        UUID after = LOWEST_ID;
        while (after != null && !Thread.currentThread().isInterrupted()) {
            UUID pageStart = after;
            ArchivedPage page = transaction.execute(status -> archivePage(until, pageStart, before));
            total += page.archived();
            after = page.lastId();
        }
        return total;
    }

    private ArchivedPage archivePage(Instant until, UUID after, UUID before) {
        OptionalLong readThrough = lock.acquire();
        return readThrough.isEmpty()
                ? new ArchivedPage(null, 0) // another instance takes events out of the log
                : repository.archive(until, readThrough.getAsLong(), after, before, PAGE);
    }
}
