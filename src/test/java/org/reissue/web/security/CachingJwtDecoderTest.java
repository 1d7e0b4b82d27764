package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A good token is checked once a minute; a bad one every time. */
class CachingJwtDecoderTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(90);

    private Instant now = START;
    private int checks;
    private boolean keyWithdrawn;

    private final CachingJwtDecoder tokens = new CachingJwtDecoder(this::check, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void a_good_token_is_checked_once() {
        tokens.decode("good");
        assertThat(tokens.decode("good").getSubject()).isEqualTo("good");
        assertThat(checks).isEqualTo(1);
    }

    @Test
    void each_token_is_its_own() {
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("two").getSubject()).isEqualTo("two");
    }

    @Test
    void a_withdrawn_key_is_noticed_within_a_minute() {
        tokens.decode("good");
        keyWithdrawn = true;
        now = START.plusSeconds(61);
        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void an_expired_token_is_refused_however_recently_it_was_good() {
        now = START.plus(LIFE).minusSeconds(1);
        tokens.decode("good");
        now = START.plus(LIFE).plusSeconds(1);
        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_bad_token_is_not_remembered() {
        keyWithdrawn = true;
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        keyWithdrawn = false;
        assertThat(tokens.decode("bad").getSubject()).isEqualTo("bad");
    }

    private Jwt check(String token) {
        checks++;
        if (keyWithdrawn || now.isAfter(START.plus(LIFE))) {
            throw new BadJwtException("not good");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(token)
                .issuedAt(START)
                .expiresAt(START.plus(LIFE))
                .build();
    }
}
