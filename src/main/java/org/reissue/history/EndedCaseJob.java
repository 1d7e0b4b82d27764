package org.reissue.history;

import java.util.Optional;
import org.reissue.jdbc.Batches;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the cases that have ended, every second. Of several instances, one does it at a time. */
@Component
class EndedCaseJob implements LogFollower {

    /** How many events one transaction reads at most. */
    private static final int STEP = 100_000;

    private final EndedCaseRepository endedCases;
    private final SafePosition safePosition;
    private final TransactionTemplate transaction;

    EndedCaseJob(EndedCaseRepository endedCases, SafePosition safePosition, TransactionTemplate transaction) {
        this.endedCases = endedCases;
        this.safePosition = safePosition;
        this.transaction = transaction;
    }

    /** Counts the events up to the safe position, step by step. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT1S")
    void count() {
        long until = safePosition.positionNow();
        Batches.doWhileMore(() -> transaction.execute(status -> countStep(until)));
    }

    @Override
    public long position() {
        return endedCases.position();
    }

    /** @return whether there are more events */
    private boolean countStep(long until) {
        Optional<Long> position = endedCases.lockPosition();
        return position.isPresent() && position.get() < until && endedCases.count(position.get(), until, STEP) < until;
    }
}
