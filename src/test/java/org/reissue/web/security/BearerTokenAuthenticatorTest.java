package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** A good token is checked once a minute; a bad one every time. */
class BearerTokenAuthenticatorTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(90);

    private Instant now = START;
    private int checks;
    private boolean keyWithdrawn;
    private boolean issuerDown;

    private final BearerTokenAuthenticator tokens = new BearerTokenAuthenticator(this::check, new Clock() {
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
        authenticate("good");
        assertThat(authenticate("good").getName()).isEqualTo("good");
        assertThat(checks).isEqualTo(1);
    }

    @Test
    void each_token_is_its_own() {
        assertThat(authenticate("one").getName()).isEqualTo("one");
        assertThat(authenticate("two").getName()).isEqualTo("two");
    }

    @Test
    void a_withdrawn_key_is_noticed_within_a_minute() {
        authenticate("good");
        keyWithdrawn = true;
        now = START.plusSeconds(61);
        assertThatThrownBy(() -> authenticate("good")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void a_withdrawn_key_is_noticed_within_a_minute_although_the_clock_is_put_back() {
        authenticate("good");
        keyWithdrawn = true;
        now = START.minus(LIFE);
        authenticate("good");
        now = START.minus(LIFE).plusSeconds(61);
        assertThatThrownBy(() -> authenticate("good")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void an_expired_token_is_refused_however_recently_it_was_good() {
        now = START.plus(LIFE).minusSeconds(1);
        authenticate("good");
        now = START.plus(LIFE).plusSeconds(1);
        assertThatThrownBy(() -> authenticate("good")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void a_bad_token_is_not_remembered() {
        keyWithdrawn = true;
        assertThatThrownBy(() -> authenticate("bad")).isInstanceOf(InvalidBearerTokenException.class);
        keyWithdrawn = false;
        assertThat(authenticate("bad").getName()).isEqualTo("bad");
    }

    @Test
    void a_token_ends_at_the_very_instant_of_its_expiry() {
        authenticate("good");
        now = START.plus(LIFE);
        authenticate("good");
        assertThat(checks).isEqualTo(2);
    }

    @Test
    void while_no_keys_can_be_fetched_no_token_is_judged_invalid() {
        issuerDown = true;
        assertThatThrownBy(() -> authenticate("good")).isInstanceOf(IssuerUnavailableException.class);
    }

    private Authentication authenticate(String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private Jwt check(String token) {
        checks++;
        if (issuerDown) {
            throw new JwtException("no keys");
        }
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
