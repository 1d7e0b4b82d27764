package org.reissue.scorecards;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.history.SafePosition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes how far the scorecards are behind the log; reading the gauges queries the database. */
@Configuration(proxyBeanMethods = false)
class ScorecardMetrics {

    @Bean
    MeterBinder scorecardGauges(ScorecardPositionRepository position, SafePosition safePosition) {
        return registry -> {
            Gauge.builder(
                            "reissue.scorecards.lag.events",
                            () -> Math.max(0, safePosition.position() - position.position()))
                    .description("Positions of the log that the scorecards do not count yet")
                    .register(registry);
            Gauge.builder("reissue.scorecards.stopped", position, ScorecardPositionRepository::countStopped)
                    .description("1 if the scorecards stopped at events that were dropped before they were counted")
                    .register(registry);
        };
    }
}
