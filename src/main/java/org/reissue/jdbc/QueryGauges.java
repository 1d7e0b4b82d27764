package org.reissue.jdbc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges that take a query. Reading a gauge never asks the database, so that metrics can be collected while it is away
 * or the pool is exhausted: a job runs the queries every {@code reissue.metrics.query-interval}. A value is not a
 * number before the first run, and while its query fails.
 */
@Component
@EnableConfigurationProperties(QueryGaugeProperties.class)
public class QueryGauges {

    private final MeterRegistry meters;
    private final Clock clock;
    private final List<QueriedValue> values = new CopyOnWriteArrayList<>();

    /** @param clock business time, as that of what is stored */
    public QueryGauges(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Registers a gauge without a unit, whose value is what the last run of its query found. */
    public void register(String name, String description, Supplier<? extends Number> query) {
        register(name, description, null, query);
    }

    /** Registers a gauge, whose value is what the last run of its query found. */
    public void register(String name, String description, @Nullable String unit, Supplier<? extends Number> query) {
        QueriedValue value = new QueriedValue(query);
        values.add(value);
        Gauge.builder(name, () -> value.last)
                .description(description)
                .baseUnit(unit)
                .register(meters);
    }

    /**
     * Registers a gauge of how long ago the time is that its query finds, in seconds; 0 if it finds none, or one that
     * an instance wrote whose clock is ahead.
     */
    public void registerAge(String name, String description, Supplier<Optional<Instant>> query) {
        register(
                name,
                description,
                "seconds",
                () -> query.get()
                        .map(since -> Math.max(
                                        0,
                                        Duration.between(since, clock.instant()).toMillis())
                                / 1_000d)
                        .orElse(0d));
    }

    /** Runs the queries. One that fails leaves the others their values, and fails the job. */
    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.metrics.query-interval}")
    public void refresh() {
        RuntimeException first = null;
        for (QueriedValue value : values) {
            try {
                value.refresh();
            } catch (RuntimeException failure) {
                value.forget();
                first = first == null ? failure : first;
                if (Causes.of(failure).anyMatch(DatabaseUnavailable::isShownBy)) {
                    values.forEach(QueriedValue::forget); // each of them would wait as long for a connection
                    break;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static final class QueriedValue {

        private final Supplier<? extends Number> query;
        private volatile Number last = Double.NaN;

        private QueriedValue(Supplier<? extends Number> query) {
            this.query = query;
        }

        private void refresh() {
            last = query.get();
        }

        private void forget() {
            last = Double.NaN;
        }
    }
}
