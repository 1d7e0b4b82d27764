package org.reissue.feed.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.reissue.history.SafePosition;
import org.springframework.stereotype.Component;

/** How deliveries go. The gauges ask the database when they are read. */
@Component
class DeliveryMetrics {

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry, SubscriptionRepository subscriptions, SafePosition safePosition) {
        this.registry = registry;
        Gauge.builder("reissue.feed.paused", subscriptions, SubscriptionRepository::countPaused)
                .description("Followers that are paused, by ops or because they failed for too long")
                .register(registry);
        Gauge.builder("reissue.feed.behind", () -> behind(subscriptions, safePosition))
                .description("How many positions of the log the slowest follower that is not paused has before it")
                .register(registry);
    }

    void delivered(String kind, int events) {
        Counter.builder("reissue.feed.delivered")
                .description("Events delivered")
                .tag("kind", kind)
                .register(registry)
                .increment(events);
    }

    void failed(String kind) {
        Counter.builder("reissue.feed.failures")
                .description("Deliveries that failed and are tried again")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    void pausedByItself(String kind) {
        Counter.builder("reissue.feed.given.up")
                .description("Followers paused because they failed for too long")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    private static long behind(SubscriptionRepository subscriptions, SafePosition safePosition) {
        Long slowest = subscriptions.slowestPosition();
        return slowest == null ? 0 : Math.max(0, safePosition.position() - slowest);
    }
}
