package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.retention.RetentionRepository.KeyRange;
import org.reissue.cases.retention.RetentionRepository.RowKey;
import org.reissue.lifecycle.Policy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks over orders and parcels, in bounded batches, and deletes what is older than {@link RetentionProperties} say and
 * no open case needs; of orders that are kept longer, the receiver (R20). Of several instances, one walks at a time;
 * the next run goes on where the last one stopped.
 */
@Component
class RetentionJob {

    private static final int BATCH = 1_000;
    private static final int BATCHES_PER_RUN = 100;
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final RetentionRepository repository;
    private final RetentionProperties properties;
    private final Policy policy;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private @Nullable Instant last;

    RetentionJob(
            RetentionRepository repository,
            RetentionProperties properties,
            Policy policy,
            Clock clock,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.properties = properties;
        this.policy = policy;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Checks often, because local mode moves the business clock by days at once. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT10S")
    void deleteRegularly() {
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.plus(INTERVAL))) {
            deleteOld();
            last = now;
        }
    }

    void deleteOld() {
        walk(RetentionRepository.ORDERS, this::deleteOrders);
        walk(RetentionRepository.PARCELS, this::deleteParcels);
    }

    private void walk(String table, Consumer<KeyRange> delete) {
        boolean more = true;
        for (int batch = 0;
                more && batch < BATCHES_PER_RUN && !Thread.currentThread().isInterrupted();
                batch++) {
            more = transaction.execute(status -> step(table, delete));
        }
    }

    /** Goes through the next batch; returns whether the table has more. */
    private boolean step(String table, Consumer<KeyRange> delete) {
        Optional<RowKey> after = repository.lockWalk(table);
        if (after.isEmpty()) {
            return false;
        }
        List<RowKey> page = repository.page(table, after.get(), BATCH);
        if (!page.isEmpty()) {
            delete.accept(new KeyRange(after.get(), page.get(page.size() - 1)));
        }
        boolean more = page.size() == BATCH; // otherwise the next run begins anew
        repository.saveWalk(table, more ? page.get(BATCH - 1) : RowKey.START);
        return more;
    }

    private void deleteOrders(KeyRange batch) {
        Instant now = clock.instant();
        Instant windowClosed = now.minus(policy.applyWindow());
        repository.deleteOrders(
                batch,
                windowClosed.minus(properties.orders()),
                properties.unconfirmedOrders() == null ? null : now.minus(properties.unconfirmedOrders()));
        repository.eraseReceivers(
                batch, windowClosed.minus(properties.personalData()), now.minus(properties.unconfirmedReceivers()));
    }

    private void deleteParcels(KeyRange batch) {
        Instant now = clock.instant();
        repository.deleteParcels(batch, now.minus(properties.scans()), now.minus(properties.numbers()));
    }
}
