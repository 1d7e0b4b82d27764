package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@LocalTest
class LocalClockTest {

    @Autowired
    private Api api;

    @Autowired
    private Clock clock;

    @Autowired
    @Qualifier("realTime")
    private Clock realTime;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void business_time_advances_and_real_time_does_not() {
        Instant real = realTime.instant();
        Instant before = now(api.anonymous().get("/local/clock"));

        Instant after = now(api.anonymous().post("/local/clock", Map.of("advance", "PT48H")));

        assertThat(after).isCloseTo(before.plus(Duration.ofHours(48)), within(1, ChronoUnit.MINUTES));
        assertThat(after).isAfterOrEqualTo(before.plus(Duration.ofHours(48)));
        assertThat(clock.instant()).isAfterOrEqualTo(after);
        assertThat(realTime.instant()).isCloseTo(real, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void every_instance_on_the_database_advances_too() {
        ClockOffset other = new ClockOffset(jdbc);
        LocalClock otherClock = new LocalClock(realTime, other);
        Instant before = otherClock.instant();

        // advanced here, seen there
        Instant here = now(api.anonymous().post("/local/clock", Map.of("advance", "PT1H")));
        other.refresh();
        assertThat(otherClock.instant())
                .isAfterOrEqualTo(here)
                .isCloseTo(before.plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));

        // advanced there, seen here by the very next call
        assertThat(other.advance(Duration.ofHours(2), Duration.ofDays(20_000))).isTrue();
        assertThat(now(api.anonymous().get("/local/clock"))).isAfterOrEqualTo(here.plus(Duration.ofHours(2)));

        // and by whoever starts later
        assertThat(new ClockOffset(jdbc).current()).isEqualTo(other.current());
    }

    @Test
    void time_never_goes_back() {
        ClockOffset seen = new ClockOffset(jdbc);
        seen.advance(Duration.ofMinutes(1), Duration.ofDays(20_000));
        Duration before = seen.current();

        setBack(Duration.ofSeconds(1));
        try {
            seen.refresh();
            assertThat(seen.current()).isEqualTo(before);
            assertThat(new ClockOffset(jdbc).current()).isEqualTo(before.minusSeconds(1));
        } finally {
            setBack(Duration.ofSeconds(-1)); // the other tests share the row
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"PT0S\"",
                "\"-PT1H\"",
                "\"PT0.0000001S\"",
                "\"P1M\"",
                "\"48h\"",
                "\"\"",
                "48",
                "null",
                "true",
                "[]",
                "\"P27000D\"",
                "\"PT99999999999999H\"",
                "\"PT2562047788015215H\""
            })
    void only_a_positive_duration_that_ends_before_2100_is_accepted(String advance) {
        Duration before = new ClockOffset(jdbc).current();

        Answer answer = api.anonymous()
                .post("/local/clock", "{\"advance\": %s}".formatted(advance))
                .expect(400);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly("advance");
        assertThat(new ClockOffset(jdbc).current()).isEqualTo(before);
    }

    @Test
    void small_steps_together_do_not_pass_the_limit() {
        ClockOffset offset = new ClockOffset(jdbc);
        Duration limit = offset.current().plus(Duration.ofHours(2));

        assertThat(offset.advance(Duration.ofHours(1), limit)).isTrue();
        assertThat(offset.advance(Duration.ofHours(1), limit)).isFalse();
    }

    @Test
    void other_zones_show_the_same_time() {
        Clock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.instant()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    }

    private void setBack(Duration by) {
        jdbc.sql("update local_clock set offset_micros = offset_micros - :by")
                .param("by", by.toNanos() / 1_000)
                .update();
    }

    private static Instant now(Answer answer) {
        return Instant.parse(answer.expect(200).text("now"));
    }
}
