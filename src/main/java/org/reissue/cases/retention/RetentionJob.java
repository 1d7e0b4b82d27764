package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    static final String ORDERS = "shop_order";
    static final String PARCELS = "parcel";

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
        walk(ORDERS);
        walk(PARCELS);
    }

    private void walk(String table) {
        boolean more = true;
        for (int batch = 0;
                more && batch < BATCHES_PER_RUN && !Thread.currentThread().isInterrupted();
                batch++) {
            more = transaction.execute(status -> step(table));
        }
    }

    /** Goes through the next batch; returns whether the table has more. */
    private boolean step(String table) {
        Optional<String[]> walk = repository.lockWalk(table);
        if (walk.isEmpty()) {
            return false;
        }
        boolean orders = table.equals(ORDERS);
        List<String[]> page = repository.page(orders, walk.get(), BATCH);
        if (!page.isEmpty()) {
            String[] last = page.get(page.size() - 1);
            Instant now = clock.instant();
            if (orders) {
                repository.deleteOrders(
                        walk.get(),
                        last,
                        now.minus(policy.applyWindow()).minus(properties.orders()),
                        properties.unconfirmedOrders() == null ? null : now.minus(properties.unconfirmedOrders()));
                repository.eraseReceivers(
                        walk.get(),
                        last,
                        now.minus(policy.applyWindow()).minus(properties.personalData()),
                        now.minus(properties.unconfirmedReceivers()));
            } else {
                repository.deleteParcels(
                        walk.get(), last, now.minus(properties.scans()), now.minus(properties.numbers()));
            }
            repository.saveWalk(table, last);
        }
        boolean more = page.size() == BATCH;
        if (!more) {
            repository.saveWalk(table, new String[] {"", ""}); // the next run begins anew
        }
        return more;
    }
}
