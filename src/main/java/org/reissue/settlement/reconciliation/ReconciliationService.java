package org.reissue.settlement.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reissue.settlement.Difference;
import org.reissue.settlement.ReconciliationCheck;
import org.reissue.settlement.reconciliation.ReconciliationRepository.Progress;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs all {@link ReconciliationCheck}s, range by range, one reconciliation at a time. Each difference is logged as an
 * error as soon as it is found.
 */
@Service
@EnableConfigurationProperties(ReconciliationProperties.class)
public class ReconciliationService {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationService.class);

    private final NavigableMap<String, ReconciliationCheck> checks = new TreeMap<>();
    private final ReconciliationRepository reconciliations;
    private final ReconciliationProperties properties;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    ReconciliationService(
            List<ReconciliationCheck> checks,
            ReconciliationRepository reconciliations,
            ReconciliationProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        checks.forEach(check -> this.checks.put(check.kind(), check));
        this.reconciliations = reconciliations;
        this.properties = properties;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        // the statements of a range see one state of the database, so that a settlement in between makes no difference
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The result of the last complete check; empty before the first. */
    public Optional<LastReconciliation> findLast() {
        return reconciliations.findLast();
    }

    /**
     * Checks all records of money from the beginning.
     *
     * @throws Problem {@code busy} while another reconciliation runs
     */
    public ReconciliationReport reconcile() {
        return reconciliations.exclusively(this::checkAll).orElseThrow(() -> new Problem(ProblemType.BUSY));
    }

    /**
     * Goes on with the reconciliation under way, or begins one. At least one range is checked. Does nothing while
     * another reconciliation runs.
     *
     * @param atMost after which time the rest is left to the next call
     */
    void proceed(Duration atMost) {
        reconciliations.exclusively(() -> check(clock.instant().plus(atMost)));
    }

    private ReconciliationReport checkAll() {
        List<Difference> differences = new ArrayList<>();
        Progress progress = first();
        while (progress != null) {
            progress = checkRange(progress, differences);
        }
        Instant now = clock.instant();
        reconciliations.saveSuccess(now, differences.size());
        return new ReconciliationReport(now, differences);
    }

    private boolean check(Instant until) {
        Progress progress = reconciliations.findProgress().filter(this::isKnown).orElseGet(this::first);
        do {
            int foundBefore = progress.found();
            List<Difference> differences = new ArrayList<>();
            progress = checkRange(progress, differences);
            if (progress == null) {
                int found = foundBefore + differences.size();
                reconciliations.saveSuccess(clock.instant(), found);
                log.info("Reconciliation found {} difference(s)", found);
                return true;
            }
            reconciliations.saveProgress(progress);
        } while (clock.instant().isBefore(until) && !Thread.currentThread().isInterrupted());
        log.info("Reconciliation goes on next time, within {}", progress.kind());
        return false;
    }

    /** Checks one range; returns how far the reconciliation has come then, or null at its end. */
    private @Nullable Progress checkRange(Progress progress, List<Difference> differences) {
        ReconciliationCheck check = checks.get(progress.kind());
        ReconciliationCheck.Range range =
                snapshot.execute(status -> check.check(progress.end(), properties.rangeSize()));
        for (Difference difference : range.differences()) {
            log.error(
                    "Reconciliation failed: {} of {} should be {} but is {}",
                    difference.kind(),
                    difference.subject(),
                    difference.expected(),
                    difference.found());
        }
        differences.addAll(range.differences());
        int found = progress.found() + range.differences().size();
        if (range.end() != null) {
            return new Progress(progress.kind(), range.end(), found);
        }
        String next = checks.higherKey(progress.kind());
        return next == null ? null : new Progress(next, null, found);
    }

    private Progress first() {
        return new Progress(checks.firstKey(), null, 0);
    }

    /**
     * Whether this version has the check that the progress is within: an instance of another version may have begun.
     */
    private boolean isKnown(Progress progress) {
        return checks.containsKey(progress.kind());
    }
}
