package org.reissue.settlement.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.reissue.settlement.Difference;
import org.reissue.settlement.ReconciliationCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks the books, every night and whenever asked. A difference is an error in the log, and the gauge
 * {@code reissue.reconciliation.differences} tells how many the last check of this instance has found.
 */
@Component
public class ReconciliationService {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationService.class);

    private final List<ReconciliationCheck> checks;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final AtomicInteger found;

    ReconciliationService(
            List<ReconciliationCheck> checks,
            Clock clock,
            PlatformTransactionManager transactions,
            MeterRegistry registry) {
        this.checks = checks;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        // all checks see one state, so that money on its way is no difference
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.found = new AtomicInteger();
        Gauge.builder("reissue.reconciliation.differences", found, AtomicInteger::get)
                .description("Differences that the last check of the books has found")
                .register(registry);
    }

    /** The books as they are now. */
    public ReconciliationReport check() {
        ReconciliationReport books =
                snapshot.execute(status -> new ReconciliationReport(clock.instant(), differences()));
        for (Difference one : books.differences()) {
            log.error(
                    "The books differ: {} of {} should be {} but is {}",
                    one.kind(),
                    one.subject(),
                    one.expected(),
                    one.found());
        }
        found.set(books.differences().size());
        return books;
    }

    @Scheduled(cron = "${reissue.reconciliation.cron}", zone = "UTC")
    void nightly() {
        ReconciliationReport books = check();
        log.info("The books were checked: {} difference(s)", books.differences().size());
    }

    private List<Difference> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).toList();
    }
}
