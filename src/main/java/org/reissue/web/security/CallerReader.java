package org.reissue.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.api.SystemScope;
import org.reissue.web.api.Texts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads the caller from a token that has been verified: the bearer token of a call, or the ID token of a sign-in. */
public final class CallerReader {

    private static final int MAX_LENGTH = 255;

    private CallerReader() {}

    /** The caller of a path of the API; empty if the token does not permit access to the path. */
    static Optional<Caller> of(@Nullable Authentication authentication, String path) {
        return Scope.ofPath(path).flatMap(scope -> of(authentication, scope, path));
    }

    private static Optional<Caller> of(@Nullable Authentication authentication, Scope scope, String path) {
        if (!(authentication instanceof JwtAuthenticationToken token) || !permits(token, scope, path)) {
            return Optional.empty();
        }
        return of(token.getToken(), scope);
    }

    /**
     * The member of staff whom a token names: of the platform, or of the shop in {@code shop_id}.
     *
     * @return empty if the token has neither scope, or lacks the shop
     */
    public static Optional<Caller> staff(ClaimAccessor token) {
        Collection<GrantedAuthority> authorities = authorities(token);
        return Stream.of(Scope.OPS, Scope.MERCHANT)
                .filter(scope -> authorities.contains(authority(scope.claim())))
                .flatMap(scope -> of(token, scope).stream())
                .findFirst();
    }

    private static Optional<Caller> of(ClaimAccessor token, Scope scope) {
        String subject = name(token, "sub");
        String shopId = scope == Scope.MERCHANT ? name(token, "shop_id") : null;
        if (subject == null || scope == Scope.MERCHANT && shopId == null) {
            return Optional.empty();
        }
        return Optional.of(new Caller(scope, subject, shopId));
    }

    private static boolean permits(JwtAuthenticationToken token, Scope scope, String path) {
        Collection<GrantedAuthority> granted = token.getAuthorities();
        return granted.contains(authority(scope.claim()))
                || SystemScope.ofPath(path)
                        .map(part -> granted.contains(authority(part.claim())))
                        .orElse(false);
    }

    /** Reads the scopes, which issuers put into {@code scope} or {@code scp}, as a text with spaces or as an array. */
    static JwtAuthenticationToken authenticate(Jwt token) {
        return new JwtAuthenticationToken(token, authorities(token));
    }

    private static List<GrantedAuthority> authorities(ClaimAccessor token) {
        return Stream.of("scope", "scp")
                .map(claim -> token.getClaims().get(claim))
                .flatMap(CallerReader::scopes)
                .map(CallerReader::authority)
                .toList();
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

    /** The claim if it is a name that can be stored and shown; else null. */
    private static @Nullable String name(ClaimAccessor token, String claim) {
        if (token.getClaims().get(claim) instanceof String name
                && !name.isBlank()
                && name.length() <= MAX_LENGTH
                && name.chars().noneMatch(Character::isISOControl)
                && Texts.storable(name)) {
            return name;
        }
        return null;
    }
}
