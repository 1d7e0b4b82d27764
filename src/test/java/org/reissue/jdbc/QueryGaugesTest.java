package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class QueryGaugesTest {

    private final AtomicInteger queries = new AtomicInteger();

    @Test
    void however_often_a_gauge_is_read_its_query_runs_once() {
        Supplier<Number> gauge = new QueryGauges(Duration.ofHours(1)).of(queries::incrementAndGet);
        for (int i = 0; i < 10; i++) {
            assertThat(gauge.get()).isEqualTo(1);
        }
    }

    @Test
    void each_gauge_has_a_value_of_its_own() {
        QueryGauges gauges = new QueryGauges(Duration.ofHours(1));
        Supplier<Number> one = gauges.of(() -> 1);
        Supplier<Number> two = gauges.of(() -> 2);
        assertThat(one.get()).isEqualTo(1);
        assertThat(two.get()).isEqualTo(2);
    }

    @Test
    void without_an_interval_each_reading_asks() {
        Supplier<Number> gauge = new QueryGauges(Duration.ZERO).of(queries::incrementAndGet);
        assertThat(gauge.get()).isEqualTo(1);
        assertThat(gauge.get()).isEqualTo(2);
    }

    @Test
    void after_a_failure_the_next_reading_asks_again() {
        Supplier<Number> gauge = new QueryGauges(Duration.ofHours(1)).of(() -> {
            if (queries.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
            return 7;
        });
        assertThatThrownBy(gauge::get).hasMessage("no database");
        assertThat(gauge.get()).isEqualTo(7);
    }
}
