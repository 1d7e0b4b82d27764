package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.reissue.web.api.SteadyTime;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Authenticates bearer tokens and trusts a valid one for a minute, because a caller sends the same token with every
 * request and verifying its signature costs as much as a database statement. A token that expires meanwhile is refused
 * at once.
 */
class BearerTokenAuthenticator implements AuthenticationManager {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
    /**
     * The cache is limited by characters, to about 5,000 tokens of usual length, so that long tokens cannot fill
     * memory.
     */
    private static final int MAX_CHARACTERS = 4_000_000;

    private final JwtDecoder decoder;
    private final Clock realTime;
    private final Cache<String, JwtAuthenticationToken> valid;

    /** @param realTime the clock by which tokens expire */
    BearerTokenAuthenticator(JwtDecoder decoder, Clock realTime) {
        this.decoder = decoder;
        this.realTime = realTime;
        this.valid = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher((String token, JwtAuthenticationToken authentication) -> token.length())
                .expireAfterWrite(TIME_TO_LIVE)
                .ticker(new SteadyTime(realTime))
                .build();
    }

    /**
     * Authenticates a {@link BearerTokenAuthenticationToken}.
     *
     * @throws InvalidBearerTokenException when the token is not valid
     * @throws IssuerUnavailableException when the issuer's keys cannot be had
     */
    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        JwtAuthenticationToken cached = valid.getIfPresent(token);
        if (cached != null && !hasExpired(cached.getToken())) {
            return cached;
        }
        // outside the cache, which would make other tokens wait while a key is fetched
        JwtAuthenticationToken authentication = CallerReader.authenticate(decode(token));
        valid.put(token, authentication);
        return authentication;
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException invalid) {
            throw new InvalidBearerTokenException(invalid.getMessage(), invalid);
        } catch (JwtException | JwtDecoderInitializationException unverified) {
            throw new IssuerUnavailableException(unverified);
        }
    }

    private boolean hasExpired(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry == null || !realTime.instant().isBefore(expiry);
    }
}
