package org.reissue.settlement.compensations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.ledger.Charge;
import org.springframework.stereotype.Component;

/** Counts settled compensations, and shows those that are not. */
@Component
class SettlementMetrics {

    private final Counter compensations;
    private final Counter fen;

    SettlementMetrics(MeterRegistry registry, CompensationRepository unsettled, QueryGauges gauges) {
        this.compensations = Counter.builder("reissue.settlement.settled")
                .description("Compensations settled")
                .register(registry);
        this.fen = Counter.builder("reissue.settlement.settled.fen")
                .description("Compensations settled, in fen")
                .register(registry);
        gauges.register(
                "reissue.settlement.outstanding",
                "Compensations that shops owe buyers and have not paid",
                "fen",
                unsettled::outstandingFen);
        gauges.registerAge(
                "reissue.settlement.lag",
                "Age of the oldest compensation that no settlement has tried yet",
                unsettled::findOldestDue);
    }

    void settled(List<Charge> charges) {
        compensations.increment(charges.size());
        fen.increment(charges.stream()
                .mapToLong(charge -> charge.compensation().amountFen())
                .sum());
    }
}
