package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
class CachingJwtDecoder implements JwtDecoder {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    /** Characters of tokens: some 5,000 tokens of the usual length, however long callers make theirs. */
    private static final int MOST = 4_000_000;

    private final JwtDecoder decoder;
    private final Clock realTime;
    private final Cache<String, Jwt> tokens;

    /** @param realTime the clock that tokens expire by */
    CachingJwtDecoder(JwtDecoder decoder, Clock realTime) {
        this.decoder = decoder;
        this.realTime = realTime;
        this.tokens = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .weigher((String token, Jwt jwt) -> token.length())
                .expireAfterWrite(TRUSTED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(realTime.instant().toEpochMilli()))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt remembered = tokens.getIfPresent(token);
        if (remembered != null && !hasExpired(remembered)) {
            return remembered;
        }
        // outside of the cache, which would keep other tokens waiting while a key is fetched
        Jwt good = decoder.decode(token);
        tokens.put(token, good);
        return good;
    }

    private boolean hasExpired(Jwt token) {
        return token.getExpiresAt() != null && token.getExpiresAt().isBefore(realTime.instant());
    }
}
