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
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs all {@link ReconciliationCheck}s. Each difference is logged as an error, and the gauge
 * {@code reissue.reconciliation.differences} shows how many the last reconciliation of this instance has found.
 */
@Service
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
        // all checks see one state of the database, so that a settlement in between makes no difference
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.found = new AtomicInteger();
        Gauge.builder("reissue.reconciliation.differences", found, AtomicInteger::get)
                .description("Differences that the last reconciliation has found")
                .register(registry);
    }

    /** Checks all records of money as they are now. */
    public ReconciliationReport reconcile() {
        ReconciliationReport report = snapshot.execute(status -> new ReconciliationReport(
                clock.instant(),
                checks.stream().flatMap(check -> check.differences().stream()).toList()));
        for (Difference difference : report.differences()) {
            log.error(
                    "Reconciliation failed: {} of {} should be {} but is {}",
                    difference.kind(),
                    difference.subject(),
                    difference.expected(),
                    difference.found());
        }
        found.set(report.differences().size());
        return report;
    }
}
