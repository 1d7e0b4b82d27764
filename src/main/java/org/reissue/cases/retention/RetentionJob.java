package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.reissue.cases.retention.RetentionRepository.RowKey;
import org.reissue.jdbc.Batches;
import org.reissue.lifecycle.Policy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks over orders and parcels once a day by the business clock, in bounded batches, and deletes what is older than
 * {@link RetentionProperties} say and no open case needs; of orders that are kept longer, the receiver (R20). Of
 * several instances, one walks at a time; where it stopped, any of them goes on.
 */
@Component
class RetentionJob {

    private static final int BATCH = 1_000;

    private final RetentionRepository repository;
    private final RetentionProperties properties;
    private final Policy policy;
    private final Clock clock;
    private final TransactionTemplate transaction;

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
    void deleteDaily() {
        walk(RetentionRepository.ORDERS, this::deleteOrders);
        walk(RetentionRepository.PARCELS, this::deleteParcels);
    }

    private void walk(String table, Consumer<List<RowKey>> delete) {
        Batches.doWhileMore(() -> transaction.execute(status -> step(table, delete)));
    }

    /** Goes through the next batch; returns whether the table has more. */
    private boolean step(String table, Consumer<List<RowKey>> delete) {
        Instant now = clock.instant();
        Optional<RowKey> after = repository.lockDueWalk(table, now);
        if (after.isEmpty()) {
            return false;
        }
        List<RowKey> page = repository.page(table, after.get(), BATCH);
        if (!page.isEmpty()) {
            delete.accept(page);
        }
        boolean more = page.size() == BATCH; // otherwise the next walk begins anew
        repository.saveWalk(table, more ? page.get(BATCH - 1) : RowKey.START, now);
        return more;
    }

    private void deleteOrders(List<RowKey> batch) {
        Instant now = clock.instant();
        Instant windowClosed = now.minus(policy.applyWindow());
        repository.deleteOrders(
                batch,
                windowClosed.minus(properties.orders()),
                properties.unconfirmedOrders() == null ? null : now.minus(properties.unconfirmedOrders()));
        repository.eraseReceivers(
                batch, windowClosed.minus(properties.personalData()), now.minus(properties.unconfirmedReceivers()));
    }

    private void deleteParcels(List<RowKey> batch) {
        Instant now = clock.instant();
        repository.deleteParcels(batch, now.minus(properties.scans()), now.minus(properties.numbers()));
    }
}
