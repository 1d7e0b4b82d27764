package org.reissue.deadlines;

import java.util.List;
import java.util.UUID;
import org.reissue.cases.timeouts.TimeoutFailedException;
import org.reissue.cases.timeouts.TimeoutService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Fires all passed deadlines, batch by batch, and quarantines a case whose deadline cannot be fired. */
@Service
public class TimeoutSweep {

    private static final Logger log = LoggerFactory.getLogger(TimeoutSweep.class);

    private final TimeoutService timeouts;
    private final DeadlineProperties properties;

    TimeoutSweep(TimeoutService timeouts, DeadlineProperties properties) {
        this.timeouts = timeouts;
        this.properties = properties;
    }

    /**
     * Fires until no deadline is due, or until other workers have locked all due cases.
     *
     * @return the number of deadlines fired, quarantined cases included
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
            return timeouts.fireDue(properties.batchSize());
        } catch (TimeoutFailedException failure) {
            return split(failure);
        }
    }

    /**
     * Halves a failed batch until the failing case is alone, then quarantines that case. A quarantined case counts as
     * fired, so that the sweep continues.
     */
    private int split(TimeoutFailedException failure) {
        List<UUID> ids = failure.caseIds();
        if (ids.size() == 1) {
            UUID failing = ids.get(0);
            log.error("Case {} is quarantined: its passed deadline could not be fired", failing, failure.getCause());
            timeouts.quarantine(failing, failure.getCause());
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
