package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.SecretToken;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Repository;

/**
 * Sign-ins by OpenID Connect that are under way, in the database: the browser may come back to another instance. A
 * cookie names the sign-in, so that only the browser that began it can end it.
 */
@Repository
@ConditionalOnConsole
class SignInRequestRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String LIFETIME = "PT10M";
    private static final String COOKIE = "reissue-sign-in";
    private static final Duration KEPT = Duration.parse(LIFETIME);

    private final JdbcClient jdbc;
    private final ConsoleCookies cookies;
    private final Clock realTime;

    SignInRequestRepository(JdbcClient jdbc, ConsoleCookies cookies, @Qualifier("realTime") Clock realTime) {
        this.jdbc = jdbc;
        this.cookies = cookies;
        this.realTime = realTime;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest signIn, HttpServletRequest request, HttpServletResponse response) {
        if (signIn == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        String token = SecretToken.create();
        jdbc.sql("insert into console_sign_in (id, request, created_at) values (?, ?, ?)")
                .params(
                        SecretToken.hash(token),
                        new SerializingConverter().convert(signIn),
                        Timestamp.from(realTime.instant()))
                .update();
        cookies.setEverywhere(response, COOKIE, token, KEPT);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find(request, "select request from console_sign_in where id = ? and created_at > ?")
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        cookies.setEverywhere(response, COOKIE, "", Duration.ZERO);
        return find(request, "delete from console_sign_in where id = ? and created_at > ? returning request")
                .orElse(null);
    }

    /** The state is compared with the one that the identity provider sends back. */
    private Optional<OAuth2AuthorizationRequest> find(HttpServletRequest request, String sql) {
        return cookies.read(request, COOKIE)
                .flatMap(token -> jdbc.sql(sql)
                        .params(SecretToken.hash(token), oldest())
                        .query(byte[].class)
                        .optional())
                .map(stored -> (OAuth2AuthorizationRequest) new DeserializingConverter().convert(stored))
                .filter(signIn -> signIn.getState() != null && signIn.getState().equals(request.getParameter("state")));
    }

    /** Deletes sign-ins that can no longer be ended. */
    void deleteOld() {
        jdbc.sql("delete from console_sign_in where created_at <= ?")
                .param(oldest())
                .update();
    }

    private Timestamp oldest() {
        return Timestamp.from(realTime.instant().minus(KEPT));
    }
}
