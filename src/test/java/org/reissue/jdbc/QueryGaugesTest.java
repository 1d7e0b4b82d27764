package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestClock;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class QueryGaugesTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final QueryGauges gauges = new QueryGauges(meters, new TestClock());
    private final AtomicInteger queries = new AtomicInteger();
    private boolean fails;

    @Test
    void however_often_a_gauge_is_read_its_query_runs_only_with_the_job() {
        gauges.register("queries", "Runs of the query", queries::incrementAndGet);
        assertThat(valueOf("queries")).as("before the first run").isNaN();
        for (int run = 1; run <= 2; run++) {
            gauges.refresh();
            assertThat(valueOf("queries")).isEqualTo(run);
            assertThat(valueOf("queries")).isEqualTo(run);
        }
    }

    @Test
    void an_age_is_in_seconds_and_nothing_has_none() {
        gauges.registerAge("age", "Age of something", () -> Optional.of(TestClock.START.minusMillis(90_500)));
        gauges.registerAge("none", "Age of nothing", Optional::empty);
        gauges.registerAge("ahead", "Age by another clock", () -> Optional.of(TestClock.START.plusSeconds(120)));
        gauges.refresh();
        assertThat(valueOf("age")).isEqualTo(90.5);
        assertThat(valueOf("none")).isZero();
        assertThat(valueOf("ahead")).isZero();
    }

    @Test
    void each_gauge_has_a_value_of_its_own() {
        gauges.register("one", "One", () -> 1);
        gauges.register("two", "Two", "seconds", () -> 2);
        gauges.refresh();
        assertThat(valueOf("one")).isEqualTo(1);
        assertThat(valueOf("two")).isEqualTo(2);
    }

    @Test
    void a_query_that_fails_has_no_value_and_fails_the_job_and_the_others_have_theirs() {
        gauges.register("failing", "Fails", () -> failingWith(new IllegalStateException("no rights")));
        gauges.register("other", "Does not fail", queries::incrementAndGet);
        gauges.refresh();
        assertThat(valueOf("failing")).isEqualTo(7);

        fails = true;
        assertThatThrownBy(gauges::refresh).hasMessage("no rights");
        assertThat(valueOf("failing")).isNaN();
        assertThat(valueOf("other")).isEqualTo(2);

        fails = false;
        gauges.refresh();
        assertThat(valueOf("failing")).isEqualTo(7);
    }

    @Test
    void while_there_is_no_connection_one_query_waits_for_it_and_no_gauge_has_a_value() {
        gauges.register("before", "Asked before", () -> 1);
        gauges.register(
                "waiting",
                "Waits for a connection",
                () -> failingWith(
                        new CannotGetJdbcConnectionException("none", new SQLTransientConnectionException("timeout"))));
        gauges.register("after", "Asked after", queries::incrementAndGet);
        gauges.refresh();
        assertThat(valueOf("after")).isEqualTo(1);

        fails = true;
        assertThatThrownBy(gauges::refresh).isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThat(queries).as("the next one is not tried").hasValue(1);
        assertThat(valueOf("before")).isNaN();
        assertThat(valueOf("after")).isNaN();
    }

    private double valueOf(String gauge) {
        return meters.get(gauge).gauge().value();
    }

    private int failingWith(RuntimeException failure) {
        if (fails) {
            throw failure;
        }
        return 7;
    }
}
