package org.reissue.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.api.Texts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads from a bearer token whose signature and time have been checked who it is that calls. */
final class CallerReader {

    private static final int LONGEST = 255;

    private CallerReader() {}

    /** The caller in that part of the API; empty when the token does not let it in there. */
    static Optional<Caller> of(Authentication authentication, Scope scope) {
        if (!(authentication instanceof JwtAuthenticationToken token)
                || !token.getAuthorities().contains(authority(scope.claim()))) {
            return Optional.empty();
        }
        String subject = name(token.getToken(), "sub");
        String shopId = scope == Scope.MERCHANT ? name(token.getToken(), "shop_id") : null;
        if (subject == null || scope == Scope.MERCHANT && shopId == null) {
            return Optional.empty();
        }
        return Optional.of(new Caller(scope, subject, shopId));
    }

    /** Issuers write {@code scope} or {@code scp}, as one text with spaces or as an array. */
    static JwtAuthenticationToken authenticate(Jwt token) {
        List<GrantedAuthority> authorities = Stream.of("scope", "scp")
                .map(claim -> token.getClaims().get(claim))
                .flatMap(CallerReader::scopes)
                .map(CallerReader::authority)
                .toList();
        return new JwtAuthenticationToken(token, authorities);
    }

    private static Stream<String> scopes(Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.split(" "));
        }
        if (claim instanceof Collection<?> list) {
            return list.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return Stream.empty();
    }

    private static GrantedAuthority authority(String scope) {
        return new SimpleGrantedAuthority("SCOPE_" + scope);
    }

    /** A name that can be stored, compared and shown; else null. */
    private static @Nullable String name(Jwt token, String claim) {
        if (token.getClaims().get(claim) instanceof String name
                && !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl)
                && Texts.storable(name)) {
            return name;
        }
        return null;
    }
}
