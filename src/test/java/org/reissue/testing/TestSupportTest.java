package org.reissue.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@ReissueTest
class TestSupportTest {

    @Autowired
    private Api api;

    @Autowired
    private Clock clock;

    @Autowired
    private TestClock testClock;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JwtDecoder decoder;

    @Test
    void the_application_answers_over_http() {
        Answer answer = api.anonymous().get("/actuator/health");

        assertThat(answer.expect(200).text("status")).isEqualTo("UP");
        assertThat(answer.field("no.such.0.field").isMissingNode()).isTrue();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> answer.number("status"));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> answer.expect(503));
    }

    @Test
    void the_application_uses_the_clock_of_the_tests() {
        assertThat(clock).isSameAs(testClock);
        Instant before = clock.instant();
        testClock.advance(Duration.ofNanos(1_999));
        assertThat(clock.instant()).isEqualTo(before.plusNanos(1_000));
    }

    @Test
    void tokens_name_the_caller_and_foreign_tokens_are_refused() {
        Jwt jwt = decoder.decode(tokens.merchant("M-1", "S-1"));
        assertThat(jwt.getClaims()).containsAllEntriesOf(Map.of("sub", "M-1", "scope", "merchant", "shop_id", "S-1"));

        String foreign = new Tokens().ops("O-1");
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(foreign));
        String old = tokens.expired("O-1", "ops");
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(old));
    }

    @Test
    void an_empty_database_is_available_on_postgresql_18() throws SQLException {
        TestDatabase empty = TestDatabase.createDatabase("empty");
        try (Connection connection = empty.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select current_database(), current_setting('server_version_num')::int / 10000,"
                                + " (select count(*) from information_schema.tables where table_schema = 'public')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("empty");
            assertThat(row.getInt(2)).isEqualTo(18);
            assertThat(row.getInt(3)).isZero();
        }
    }
}
