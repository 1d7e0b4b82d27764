package org.reissue.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Takes the token out of the header. What the token may consist of is left to the decoder, which looks at all of it
 * anyway; to hold it against a regular expression first took longer than anything else of checking a remembered one.
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
