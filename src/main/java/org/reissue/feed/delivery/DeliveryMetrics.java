package org.reissue.feed.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.springframework.stereotype.Component;

/** Metrics of deliveries. */
@Component
class DeliveryMetrics {

    private final MeterRegistry registry;

    DeliveryMetrics(
            MeterRegistry registry,
            SubscriptionRepository subscriptions,
            SafePosition safePosition,
            QueryGauges gauges) {
        this.registry = registry;
        Gauge.builder("reissue.feed.paused", gauges.of(subscriptions::countPaused))
                .description("Subscriptions that are paused, by ops or after too many failures")
                .register(registry);
        Gauge.builder("reissue.feed.lag.events", gauges.of(() -> lag(subscriptions, safePosition)))
                .description("Positions of the log that the slowest active subscription still has to read")
                .register(registry);
    }

    void recordDelivered(String kind, int events) {
        Counter.builder("reissue.feed.delivered")
                .description("Events delivered")
                .tag("kind", kind)
                .register(registry)
                .increment(events);
    }

    void recordFailure(String kind) {
        Counter.builder("reissue.feed.failures")
                .description("Deliveries that failed; they are retried")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    void recordPausedByFailure(String kind) {
        Counter.builder("reissue.feed.paused.by.failure")
                .description("Times a subscription was paused because its deliveries failed for too long")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    void recordPausedByRetention(String kind) {
        Counter.builder("reissue.feed.paused.by.retention")
                .description("Times a subscription was paused because events were dropped that it had not delivered")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    private static long lag(SubscriptionRepository subscriptions, SafePosition safePosition) {
        return subscriptions
                .findSlowestPosition()
                .map(slowest -> Math.max(0, safePosition.position() - slowest))
                .orElse(0L);
    }
}
