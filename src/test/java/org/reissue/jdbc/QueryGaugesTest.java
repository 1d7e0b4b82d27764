package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class QueryGaugesTest {

    private final QueryGauges gauges = new QueryGauges();
    private final AtomicInteger queries = new AtomicInteger();
    private boolean fails;

    @Test
    void however_often_a_gauge_is_read_its_query_runs_only_with_the_job() {
        Supplier<Number> gauge = gauges.of(queries::incrementAndGet);
        assertThat(gauge.get()).as("before the first run").isEqualTo(Double.NaN);
        for (int run = 1; run <= 2; run++) {
            gauges.refresh();
            assertThat(gauge.get()).isEqualTo(run);
            assertThat(gauge.get()).isEqualTo(run);
        }
    }

    @Test
    void each_gauge_has_a_value_of_its_own() {
        Supplier<Number> one = gauges.of(() -> 1);
        Supplier<Number> two = gauges.of(() -> 2);
        gauges.refresh();
        assertThat(one.get()).isEqualTo(1);
        assertThat(two.get()).isEqualTo(2);
    }

    @Test
    void a_query_that_fails_has_no_value_and_fails_the_job_and_the_others_have_theirs() {
        Supplier<Number> failing = gauges.of(() -> failingWith(new IllegalStateException("no rights")));
        Supplier<Number> other = gauges.of(queries::incrementAndGet);
        gauges.refresh();
        assertThat(failing.get()).isEqualTo(7);

        fails = true;
        assertThatThrownBy(gauges::refresh).hasMessage("no rights");
        assertThat(failing.get()).isEqualTo(Double.NaN);
        assertThat(other.get()).isEqualTo(2);

        fails = false;
        gauges.refresh();
        assertThat(failing.get()).isEqualTo(7);
    }

    @Test
    void while_there_is_no_connection_one_query_waits_for_it_and_no_gauge_has_a_value() {
        Supplier<Number> before = gauges.of(() -> 1);
        gauges.of(() -> failingWith(
                new CannotGetJdbcConnectionException("none", new SQLTransientConnectionException("timeout"))));
        Supplier<Number> after = gauges.of(queries::incrementAndGet);
        gauges.refresh();
        assertThat(after.get()).isEqualTo(1);

        fails = true;
        assertThatThrownBy(gauges::refresh).isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThat(queries).as("the next one is not tried").hasValue(1);
        assertThat(before.get()).isEqualTo(Double.NaN);
        assertThat(after.get()).isEqualTo(Double.NaN);
    }

    private int failingWith(RuntimeException failure) {
        if (fails) {
            throw failure;
        }
        return 7;
    }
}
