package org.reissue.scorecards;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes how far the scorecards are behind the log. */
@Configuration(proxyBeanMethods = false)
class ScorecardMetrics {

    @Bean
    MeterBinder scorecardGauges(ScorecardPositionRepository position, SafePosition safePosition, QueryGauges gauges) {
        return registry -> {
            Gauge.builder(
                            "reissue.scorecards.lag.events",
                            gauges.of(() -> Math.max(0, safePosition.position() - position.position())))
                    .description("Positions of the log that the scorecards do not count yet")
                    .register(registry);
            Gauge.builder("reissue.scorecards.stopped", gauges.of(position::countStopped))
                    .description("1 if the scorecards stopped at events that were dropped before they were counted")
                    .register(registry);
        };
    }
}
