package org.reissue.settlement.compensations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Settles compensations every {@code reissue.settlement.poll-interval}, on every instance. Two instances never settle
 * the same shop at once.
 */
@Component
class SettlementJob {

    private final SettlementService settlement;

    SettlementJob(SettlementService settlement) {
        this.settlement = settlement;
    }

    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.settlement.poll-interval}")
    void settle() {
        settlement.drain();
    }
}
