package org.reissue.deadlines;

import java.util.List;
import java.util.UUID;
import org.reissue.cases.timeouts.TimeoutFailedException;
import org.reissue.cases.timeouts.TimeoutService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fires what is due, batch by batch, and gets a case that cannot be fired out of the way of the others. */
@Component
public class TimeoutSweep {

    private static final Logger log = LoggerFactory.getLogger(TimeoutSweep.class);

    private final TimeoutService timeouts;
    private final DeadlineProperties settings;

    TimeoutSweep(TimeoutService timeouts, DeadlineProperties settings) {
        this.timeouts = timeouts;
        this.settings = settings;
    }

    /**
     * Fires until no more is due, or everything due is in another worker's hands.
     *
     * @return how many deadlines were fired
     */
    public int drain() {
        int total = 0;
        int fired;
        do {
            fired = fireBatch();
            total += fired;
        } while (fired > 0 && !Thread.currentThread().isInterrupted());
        return total;
    }

    private int fireBatch() {
        try {
            return timeouts.fireDue(settings.batchSize());
        } catch (TimeoutFailedException failure) {
            return split(failure);
        }
    }

    /** Halves what failed until the poisonous case is alone. It counts as done, so that the sweep goes on behind it. */
    private int split(TimeoutFailedException failure) {
        List<UUID> ids = failure.caseIds();
        if (ids.size() == 1) {
            UUID poisonous = ids.get(0);
            log.error("Case {} is set aside: its passed deadline cannot be fired", poisonous, failure.getCause());
            timeouts.quarantine(poisonous, failure.getCause());
            return 1;
        }
        int half = ids.size() / 2;
        return fire(ids.subList(0, half)) + fire(ids.subList(half, ids.size()));
    }

    private int fire(List<UUID> ids) {
        try {
            return timeouts.fire(ids);
        } catch (TimeoutFailedException failure) {
            return split(failure);
        }
    }
}
