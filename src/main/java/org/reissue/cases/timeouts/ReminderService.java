package org.reissue.cases.timeouts;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.timeouts.NearDeadlineRepository.Walked;
import org.reissue.lifecycle.Policy;
import org.reissue.telemetry.Spans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces deadlines that near (R19), each once, in bulk: locks the reminders whose time has come together with their
 * cases, appends one event per case and removes the reminders, in one transaction. Does nothing unless
 * {@code reissue.policy.reminder-before} is set.
 */
@Service
public class ReminderService {

    private static final int STEP = 10_000;

    private final NearDeadlineRepository reminders;
    private final TransitionRecorder recorder;
    private final TimeoutMetrics metrics;
    private final Policy policy;
    private final Clock clock;
    private final Spans spans;
    private final TransactionTemplate transaction;

    ReminderService(
            NearDeadlineRepository reminders,
            TransitionRecorder recorder,
            TimeoutMetrics metrics,
            Policy policy,
            Clock clock,
            Spans spans,
            TransactionTemplate transaction) {
        this.reminders = reminders;
        this.recorder = recorder;
        this.metrics = metrics;
        this.policy = policy;
        this.clock = clock;
        this.spans = spans;
        this.transaction = transaction;
    }

    /**
     * Announces the nearest deadlines, except those whose case or reminder other transactions have locked.
     *
     * @return the number of reminders handled, those that had nothing to announce any more included; 0 when no more are
     *     due
     */
    public int announceNear(int limit) {
        if (policy.reminderBefore() == null) {
            return 0;
        }
        Batch batch = spans.inBatch(
                "reissue.deadlines.announcement",
                () -> transaction.execute(status -> announce(limit)),
                Batch::announced);
        metrics.announced(batch.announced());
        return batch.reminders();
    }

    private Batch announce(int limit) {
        List<NearDeadline> near = reminders.lockNear(clock.instant().plus(policy.reminderBefore()), limit);
        if (near.isEmpty()) {
            return new Batch(0, 0);
        }
        CommandContext context = CommandContext.ofSystem(clock.instant(), policy);
        List<AppliedTransition> announcements = near.stream()
                .map(reminder -> reminder.announcement(context))
                .flatMap(Optional::stream)
                .toList();
        recorder.record(announcements);
        reminders.planAnew(near.stream()
                .filter(NearDeadline::isMoved)
                .map(NearDeadline::caseId)
                .toList());
        reminders.remove(near.stream()
                .filter(reminder -> !reminder.isMoved())
                .map(NearDeadline::caseId)
                .toList());
        return new Batch(near.size(), announcements.size());
    }

    /**
     * Plans reminders for open cases whose deadlines were set while reminders were off. A deadline that was announced
     * already is not announced again.
     */
    public void planMissing() {
        if (policy.reminderBefore() == null) {
            return;
        }
        Instant now = clock.instant();
        Optional<Walked> walked = Optional.of(new Walked(now, LOWEST_ID));
        while (walked.isPresent() && !Thread.currentThread().isInterrupted()) {
            walked = reminders.planMissing(walked.get(), STEP);
        }
    }

    /** How many reminders a transaction has handled, and how many of them it has announced. */
    private record Batch(int reminders, int announced) {}
}
