package org.reissue.feed.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of deliveries. Subscriptions of a kind that this instance does not serve are left out: nobody delivers to
 * Kafka any more when it is switched off, and its position stays where it was.
 */
@Component
class DeliveryMetrics {

    private final MeterRegistry registry;
    private final DeliveryProgressRepository progress;
    private final List<String> kinds;
    private final Clock clock;
    private final MultiGauge lags;

    /** @param clock business time, as that of the events */
    DeliveryMetrics(
            MeterRegistry registry,
            DeliveryProgressRepository progress,
            SafePosition safePosition,
            List<SinkFactory> sinkFactories,
            QueryGauges gauges,
            Clock clock) {
        this.registry = registry;
        this.progress = progress;
        this.kinds = sinkFactories.stream().map(SinkFactory::kind).toList();
        this.clock = clock;
        gauges.register(
                "reissue.feed.paused",
                "Subscriptions that are paused: by ops, after failing for too long, or because undelivered events were dropped",
                () -> progress.countPaused(kinds));
        gauges.register(
                "reissue.feed.lag.events",
                "Positions of the log that the slowest active subscription still has to read",
                () -> lag(safePosition));
        SinkFactory.KINDS.forEach(kind -> {
            delivered(kind);
            failures(kind);
            duration(kind);
            pausedByFailure(kind);
            pausedByRetention(kind);
        });
        this.lags = MultiGauge.builder("reissue.feed.subscription.lag")
                .description(
                        "Age of the oldest event that an active subscription has not delivered; 0 if there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Subscriptions come and go, so these gauges are set every 10 s instead of being computed when they are read. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT10S")
    void measureLags() {
        Instant now = clock.instant();
        List<MultiGauge.Row<?>> rows = progress.findOldestUnsent(kinds).stream()
                .<MultiGauge.Row<?>>map(unsent -> MultiGauge.Row.of(
                        Tags.of("subscription", unsent.subscription(), "kind", unsent.kind()), unsent.ageSeconds(now)))
                .toList();
        lags.register(rows, true);
    }

    Counter delivered(String kind) {
        return counter("reissue.feed.delivered", "Events delivered", kind);
    }

    Counter failures(String kind) {
        return counter("reissue.feed.failures", "Deliveries that failed; they are retried", kind);
    }

    Counter pausedByFailure(String kind) {
        return counter(
                "reissue.feed.paused.by.failure",
                "Times a subscription was paused because its deliveries failed for too long",
                kind);
    }

    Counter pausedByRetention(String kind) {
        return counter(
                "reissue.feed.paused.by.retention",
                "Times a subscription was paused because events were dropped that it had not delivered",
                kind);
    }

    Timer duration(String kind) {
        return Timer.builder("reissue.feed.delivery")
                .description("Time that a delivery took, whether or not it arrived")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter counter(String name, String description, String kind) {
        return Counter.builder(name).description(description).tag("kind", kind).register(registry);
    }

    private long lag(SafePosition safePosition) {
        return progress.findSlowestPosition(kinds)
                .map(slowest -> Math.max(0, safePosition.position() - slowest))
                .orElse(0L);
    }
}
