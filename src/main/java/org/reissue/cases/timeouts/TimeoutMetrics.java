package org.reissue.cases.timeouts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.jdbc.QueryGauges;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Rule;
import org.reissue.lifecycle.Transition;
import org.springframework.stereotype.Component;

/** Counts fired, passed and announced deadlines and quarantined cases, and measures how late deadlines are fired. */
@Component
class TimeoutMetrics {

    private final Timer lateness;
    private final Counter announced;
    private final Map<Rule, Counter> fired = new EnumMap<>(Rule.class);

    TimeoutMetrics(
            MeterRegistry registry,
            DueCaseRepository dueCases,
            QuarantineRepository quarantine,
            QueryGauges gauges,
            Clock clock) {
        gauges.register(
                "reissue.deadlines.backlog",
                "Deadlines that have passed but are not fired yet, quarantined cases included",
                () -> dueCases.findSweepState(clock.instant()).backlog());
        gauges.register(
                "reissue.deadlines.quarantined",
                "Cases quarantined because firing their deadline failed",
                quarantine::count);
        this.lateness = Timer.builder("reissue.deadlines.lateness")
                .description("Time between a deadline and the firing of its timeout")
                .register(registry);
        this.announced = Counter.builder("reissue.deadlines.announced")
                .description("Deadlines announced because they near")
                .register(registry);
        Lifecycle.table().stream()
                .filter(row -> row.action() == Action.TIMEOUT)
                .map(Transition::rule)
                .forEach(rule -> fired.computeIfAbsent(rule, each -> counter(each, registry)));
    }

    void fired(List<AppliedTransition> transitions) {
        for (AppliedTransition applied : transitions) {
            lateness.record(Duration.between(applied.before().deadlineAt(), applied.at()));
            fired.get(applied.transition().rule()).increment();
        }
    }

    /** The greatest lateness within the last few minutes. */
    Duration recentLateness() {
        return Duration.ofMillis((long) lateness.max(TimeUnit.MILLISECONDS));
    }

    void announced(int deadlines) {
        announced.increment(deadlines);
    }

    private static Counter counter(Rule rule, MeterRegistry registry) {
        return Counter.builder("reissue.deadlines.fired")
                .description("Deadlines fired, by the rule that sets the deadline")
                .tag("rule", rule.name())
                .register(registry);
    }
}
