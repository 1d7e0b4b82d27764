package org.reissue.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Reads the token from the {@code Authorization} header, and from nowhere else. Unlike Spring's own resolver it leaves
 * malformed tokens to the decoder: matching a regular expression took longer than the whole check of a cached token.
 */
class StrictBearerTokenResolver implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = credentials.substring(SCHEME.length());
        if (token.isBlank()) {
            throw new InvalidBearerTokenException("No token after the scheme");
        }
        return token;
    }
}
