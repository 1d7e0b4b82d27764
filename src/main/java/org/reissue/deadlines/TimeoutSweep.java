package org.reissue.deadlines;

import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.reissue.cases.timeouts.ReminderService;
import org.reissue.cases.timeouts.TimeoutFailedException;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.jdbc.Batches;
import org.reissue.telemetry.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * Fires all passed deadlines, batch by batch, quarantines a case whose deadline cannot be fired, and then announces the
 * deadlines that near.
 */
@Service
@EnableConfigurationProperties(DeadlineProperties.class)
public class TimeoutSweep {

    /** How many cases of a failed batch are tried one by one before the batch is split. */
    private static final int SAMPLE = 8;

    private static final Logger log = LoggerFactory.getLogger(TimeoutSweep.class);

    private final TimeoutService timeouts;
    private final ReminderService reminders;
    private final DeadlineProperties properties;

    TimeoutSweep(TimeoutService timeouts, ReminderService reminders, DeadlineProperties properties) {
        this.timeouts = timeouts;
        this.reminders = reminders;
        this.properties = properties;
    }

    /**
     * Fires until no deadline is due, or until other workers have locked all due cases. Those of cases that only a
     * newer version understands are left to that version.
     *
     * @return the number of deadlines fired, quarantined cases included
     */
    public int drain() {
        return drain(() -> timeouts.fireDue(properties.batchSize()));
    }

    /**
     * Fires until no recent deadline is due: there are no others unless the sweep was down. The next {@link #drain}
     * fires the rest.
     */
    int drainRecent() {
        return drain(() -> timeouts.fireRecentlyDue(properties.batchSize()));
    }

    private int drain(IntSupplier batch) {
        int total = Batches.drain(() -> fireBatch(batch));
        // behind the others, as each that fails again takes a transaction or two
        for (UUID id : timeouts.findRetries(properties.batchSize())) {
            total += fire(List.of(id));
        }
        // after firing, so that few of the deadlines found have passed meanwhile; those are not announced any more
        Batches.drain(() -> reminders.announceNear(properties.batchSize()));
        return total;
    }

    private int fireBatch(IntSupplier batch) {
        try {
            return batch.getAsInt();
        } catch (TimeoutFailedException failure) {
            if (failure.caseIds().size() < SAMPLE) {
                return split(failure); // so few prove nothing: each may be at fault by itself
            }
            int fired = fireSample(failure);
            return fired == 0 ? 0 : fired + split(failure);
        }
    }

    /**
     * Fires one of a few cases across a failed batch. A failure that all of them share is not caused by a case: no case
     * is quarantined, and the sweep stops until the next poll.
     *
     * @return the number of cases fired; 0 if other workers have locked or fired all of them, which proves nothing
     * @throws IllegalStateException when none can be fired
     */
    private int fireSample(TimeoutFailedException failure) {
        List<UUID> ids = failure.caseIds();
        boolean failed = false;
        for (int i = 0; i < SAMPLE; i++) {
            UUID id = ids.get(i * (ids.size() - 1) / (SAMPLE - 1));
            try {
                int fired = timeouts.fireAvailable(List.of(id));
                if (fired > 0) {
                    return fired;
                }
            } catch (TimeoutFailedException alone) {
                failed = true;
            }
        }
        if (failed) {
            throw new IllegalStateException(
                    "None of %d cases sampled from %d due cases could be fired".formatted(SAMPLE, ids.size()),
                    failure.getCause());
        }
        return 0;
    }

    /**
     * Halves a failed batch until the failing case is alone, then quarantines that case. A quarantined case counts as
     * fired, so that the sweep continues.
     */
    private int split(TimeoutFailedException failure) {
        List<UUID> ids = failure.caseIds();
        if (ids.size() == 1) {
            UUID failing = ids.get(0);
            LogContext.withCase(failing, () -> quarantine(failing, failure.getCause()));
            return 1;
        }
        int half = ids.size() / 2;
        return fire(ids.subList(0, half)) + fire(ids.subList(half, ids.size()));
    }

    private void quarantine(UUID failing, Throwable cause) {
        log.error("Case {} is quarantined: its passed deadline could not be fired", failing, cause);
        timeouts.quarantine(failing, cause);
    }

    private int fire(List<UUID> ids) {
        try {
            return timeouts.fireAvailable(ids);
        } catch (TimeoutFailedException failure) {
            return split(failure);
        }
    }
}
