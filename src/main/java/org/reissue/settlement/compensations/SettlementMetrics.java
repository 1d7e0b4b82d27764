package org.reissue.settlement.compensations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.reissue.settlement.ledger.Charge;
import org.springframework.stereotype.Component;

/** Counts settled compensations. */
@Component
class SettlementMetrics {

    private final Counter compensations;
    private final Counter fen;

    SettlementMetrics(MeterRegistry registry) {
        this.compensations = Counter.builder("reissue.settlement.settled")
                .description("Compensations settled")
                .register(registry);
        this.fen = Counter.builder("reissue.settlement.settled.fen")
                .description("Compensations settled, in fen")
                .register(registry);
    }

    void settled(List<Charge> charges) {
        compensations.increment(charges.size());
        fen.increment(charges.stream()
                .mapToLong(charge -> charge.compensation().amountFen())
                .sum());
    }
}
