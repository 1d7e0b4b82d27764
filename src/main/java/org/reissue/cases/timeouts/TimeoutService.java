package org.reissue.cases.timeouts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.RefundAmountService;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.jdbc.DatabaseFault;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires passed deadlines: locks the due cases, decides each by the timeout row of the lifecycle table and writes all of
 * them in bulk, in one transaction. The sweep fires many cases at once; a command or a read fires its own case first.
 */
@Service
public class TimeoutService {

    /** How far back {@link #fireRecentlyDue} looks. */
    public static final Duration RECENT = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(TimeoutService.class);

    private final DueCaseRepository dueCases;
    private final QuarantineRepository quarantine;
    private final RefundAmountService refundAmounts;
    private final TransitionRecorder recorder;
    private final TimeoutMetrics metrics;
    private final Policy policy;
    private final Clock clock;
    private final Spans spans;
    private final TransactionTemplate transaction;

    TimeoutService(
            DueCaseRepository dueCases,
            QuarantineRepository quarantine,
            RefundAmountService refundAmounts,
            TransitionRecorder recorder,
            TimeoutMetrics metrics,
            Policy policy,
            Clock clock,
            Spans spans,
            TransactionTemplate transaction) {
        this.dueCases = dueCases;
        this.quarantine = quarantine;
        this.refundAmounts = refundAmounts;
        this.recorder = recorder;
        this.metrics = metrics;
        this.policy = policy;
        this.clock = clock;
        this.spans = spans;
        this.transaction = transaction;
    }

    /**
     * Fires the cases that are due longest, except those locked by other transactions.
     *
     * @return the number of cases fired; less than the limit when no more are due, or others hold them
     * @throws TimeoutFailedException when a case cannot be fired; then nothing has changed
     */
    public int fireDue(int limit) {
        return fire(now -> dueCases.lockDue(Instant.EPOCH, now, limit));
    }

    /**
     * Fires the cases that are due longest among those of the last {@link #RECENT}: the index entries of all cases
     * fired before are dead until the next vacuum, and this skips them.
     */
    public int fireRecentlyDue(int limit) {
        return fire(now -> dueCases.lockDue(now.minus(RECENT), now, limit));
    }

    /**
     * Fires those of the given cases that are due and that no other transaction has locked, in one transaction. The
     * sweep must not wait: a lock that somebody holds on one case would stop it.
     *
     * @return the number of cases fired
     * @throws TimeoutFailedException when a case cannot be fired; then nothing has changed
     */
    public int fireAvailable(Collection<UUID> ids) {
        return fire(now -> dueCases.lockAvailable(now, ids));
    }

    /**
     * Fires those of the given cases that are due: together, or in halves down to single cases if one cannot be fired.
     *
     * @return the cases that could not be fired; they are unchanged
     */
    public Set<UUID> fireEach(Collection<UUID> ids) {
        try {
            fire(now -> dueCases.lockDue(now, ids));
            return Set.of();
        } catch (TimeoutFailedException failure) {
            List<UUID> due = failure.caseIds();
            int half = due.size() / 2;
            if (half > 0) {
                Set<UUID> failed = new HashSet<>(fireEach(due.subList(0, half)));
                failed.addAll(fireEach(due.subList(half, due.size())));
                return failed;
            }
            UUID failing = due.get(0);
            LogContext.withCase(
                    failing, () -> log.error("The passed deadline of case {} could not be fired", failing, failure));
            return Set.of(failing);
        }
    }

    /**
     * Fires the given cases before they are read: neither a lock nor a fault of the database that keeps them from being
     * fired keeps them from being read.
     *
     * @return the cases that could not be fired, or all when the database was at fault
     */
    public Set<UUID> fireBeforeRead(Collection<UUID> ids) {
        try {
            return fireEach(ids);
        } catch (DataAccessException | TransactionException failure) {
            log.warn("The passed deadlines of cases {} could not be fired before a read: {}", ids, failure.toString());
            return Set.copyOf(ids);
        }
    }

    /** The quarantined cases whose retry is due; those that have nothing to fire any more leave the quarantine. */
    public List<UUID> findRetries(int limit) {
        Instant now = clock.instant();
        quarantine.removeNotDue(now);
        return quarantine.findRetries(now, limit);
    }

    /** Excludes a case that cannot be fired from the sweep, for longer each time. */
    public void quarantine(UUID caseId, Throwable cause) {
        transaction.executeWithoutResult(status -> quarantine.add(caseId, clock.instant(), String.valueOf(cause)));
    }

    public SweepState findSweepState() {
        return dueCases.findSweepState(clock.instant());
    }

    /** The greatest lateness of the deadlines that this instance fired within the last few minutes. */
    public Duration recentLateness() {
        return metrics.recentLateness();
    }

    private int fire(Function<Instant, List<DueCase>> lock) {
        List<AppliedTransition> fired =
                spans.inBatch("reissue.deadlines.batch", () -> fireInTransaction(lock), List::size);
        metrics.fired(fired);
        return fired.size();
    }

    private List<AppliedTransition> fireInTransaction(Function<Instant, List<DueCase>> lock) {
        return transaction.execute(status -> {
            List<DueCase> due = lock.apply(clock.instant());
            // the time once more: while the locks were waited for, an earlier change may have been recorded
            return due.isEmpty() ? List.of() : fire(due, clock.instant());
        });
    }

    private List<AppliedTransition> fire(List<DueCase> due, Instant now) {
        CommandContext context = CommandContext.ofSystem(now, policy);
        try {
            List<AppliedTransition> transitions = refundAmounts.withFullRefunds(due.stream()
                    .map(DueCase::snapshot)
                    .map(snapshot -> decide(snapshot, context))
                    .toList());
            recorder.updateAndRecord(transitions);
            quarantine.remove(
                    due.stream().filter(DueCase::quarantined).map(DueCase::id).toList());
            return transitions;
        } catch (RuntimeException failure) {
            if (DatabaseFault.isShownBy(failure)) {
                throw failure;
            }
            throw new TimeoutFailedException(due.stream().map(DueCase::id).toList(), failure);
        }
    }

    private static AppliedTransition decide(CaseSnapshot snapshot, CommandContext context) {
        if (!snapshot.isKnown()) {
            throw new IllegalStateException("This version does not know the status or the reason of case "
                    + snapshot.subject().caseId());
        }
        return Lifecycle.timeout(snapshot.state())
                .map(transition -> AppliedTransition.of(snapshot, transition, context))
                .orElseThrow(() -> new IllegalStateException("Case %s has a deadline, but status %s has no timeout"
                        .formatted(snapshot.subject().caseId(), snapshot.state().status())));
    }
}
