package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a subscription waits after failures. */
class DeliveryPropertiesTest {

    private static final DeliveryProperties PROPERTIES = new DeliveryProperties(
            Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(20));

    @Test
    void the_wait_doubles_with_each_failure_up_to_the_longest() {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToLong(
                                failures -> PROPERTIES.retryAfter(failures, 1).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L);
    }

    @Test
    void attempts_are_spread_over_the_second_half_of_the_wait() {
        assertThat(PROPERTIES.retryAfter(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(PROPERTIES.retryAfter(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
        assertThat(PROPERTIES.retryAfter(4, 1)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void the_wait_stays_the_longest_however_often_it_fails() {
        DeliveryProperties patient = new DeliveryProperties(
                Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofDays(1), Duration.ofDays(30));
        assertThat(IntStream.of(21, 32, 63, 64, 65, 1_000, Integer.MAX_VALUE)).allSatisfy(failures -> {
            assertThat(PROPERTIES.retryAfter(failures, 1)).isEqualTo(Duration.ofSeconds(20));
            assertThat(patient.retryAfter(failures, 1)).isEqualTo(Duration.ofDays(30));
        });
    }

    @Test
    void a_lease_is_renewed_five_times_while_it_lasts() {
        assertThat(PROPERTIES.renewalInterval()).isEqualTo(Duration.ofSeconds(2));
    }
}
