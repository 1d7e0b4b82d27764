package org.reissue.settlement.compensations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles every {@code reissue.settlement.poll-interval}, on every instance: they never take the same shop. */
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
