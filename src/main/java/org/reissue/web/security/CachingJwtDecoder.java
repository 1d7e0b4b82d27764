package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Caches valid tokens for a minute, because a caller sends the same token with every request and verifying its
 * signature costs as much as a database statement. A withdrawn key is therefore trusted for a minute at most; a token
 * that expires while cached is refused at once.
 */
class CachingJwtDecoder implements JwtDecoder {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
    /**
     * The cache is limited by characters, to about 5,000 tokens of usual length, so that long tokens cannot fill
     * memory.
     */
    private static final int MAX_CHARACTERS = 4_000_000;

    private final JwtDecoder decoder;
    private final Clock realTime;
    private final Cache<String, Jwt> tokens;

    /** @param realTime the clock by which tokens expire */
    CachingJwtDecoder(JwtDecoder decoder, Clock realTime) {
        this.decoder = decoder;
        this.realTime = realTime;
        this.tokens = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher((String token, Jwt jwt) -> token.length())
                .expireAfterWrite(TIME_TO_LIVE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(realTime.instant().toEpochMilli()))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt cached = tokens.getIfPresent(token);
        if (cached != null && !hasExpired(cached)) {
            return cached;
        }
        // outside the cache, which would make other tokens wait while a key is fetched
        Jwt valid = decoder.decode(token);
        tokens.put(token, valid);
        return valid;
    }

    private boolean hasExpired(Jwt token) {
        return token.getExpiresAt() != null && token.getExpiresAt().isBefore(realTime.instant());
    }
}
