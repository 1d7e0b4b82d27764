package org.reissue.settlement.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final List<ReconciliationCheck> checks;
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
        this.checks = checks.stream()
                .sorted(Comparator.comparing(ReconciliationCheck::kind))
                .toList();
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
        int index = indexOf(progress.kind());
        ReconciliationCheck.Range range =
                snapshot.execute(status -> checks.get(index).check(progress.end(), properties.rangeSize()));
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
        return index + 1 < checks.size() ? new Progress(checks.get(index + 1).kind(), null, found) : null;
    }

    private Progress first() {
        return new Progress(checks.get(0).kind(), null, 0);
    }

    /**
     * Whether this version has the check that the progress is within: an instance of another version may have begun.
     */
    private boolean isKnown(Progress progress) {
        return checks.stream().anyMatch(check -> check.kind().equals(progress.kind()));
    }

    private int indexOf(String kind) {
        return IntStream.range(0, checks.size())
                .filter(index -> checks.get(index).kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
