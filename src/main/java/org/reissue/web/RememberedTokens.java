package org.reissue.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were found good, since a caller shows the same one with every call and checking its signature
 * costs as much as a statement. Each is checked anew after a minute, so a key that is withdrawn is not trusted longer
 * than that; one that has expired by then is checked anew at once, and refused.
 */
class RememberedTokens implements JwtDecoder {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Clock realTime;
    private final LoadingCache<String, Jwt> tokens;

    /** @param realTime the clock that tokens expire by */
    RememberedTokens(JwtDecoder decoder, Clock realTime) {
        this.decoder = decoder;
        this.realTime = realTime;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(TRUSTED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(realTime.instant().toEpochMilli()))
                .build(decoder::decode);
    }

    @Override
    public Jwt decode(String token) {
        Jwt remembered = tokens.get(token);
        boolean expired =
                remembered.getExpiresAt() != null && remembered.getExpiresAt().isBefore(realTime.instant());
        return expired ? decoder.decode(token) : remembered;
    }
}
