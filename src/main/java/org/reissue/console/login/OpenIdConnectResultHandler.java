package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reissue.jdbc.Causes;
import org.reissue.web.api.Caller;
import org.reissue.web.security.CallerReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Ends a sign-in by OpenID Connect: with a session, or with a line in the log and the page to sign in. Lines hold no
 * claim of a token, and no text that came with the browser.
 */
class OpenIdConnectResultHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(OpenIdConnectResultHandler.class);

    /** The code of Spring Security for a state that this browser did not ask for. */
    private static final String NOT_ASKED_FOR = "authorization_request_not_found";

    /** The form of the codes of OAuth 2; the browser brings some of them. */
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final SignInService signIn;

    OpenIdConnectResultHandler(SignInService signIn) {
        this.signIn = signIn;
    }

    /** Scope and shop come from the ID token; without them the sign-in fails. */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        Optional<Caller> caller = authentication.getPrincipal() instanceof OidcUser user
                ? CallerReader.staff(user.getIdToken())
                : Optional.empty();
        if (caller.isPresent()) {
            signIn.signIn(request, response, caller.get());
        } else {
            log.warn("A sign-in to the console was refused: the ID token has no scope of staff, or no shop");
            response.sendRedirect(ConsoleSecurityConfiguration.LOGIN + "?refused");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = code(failure);
        if (code.equals(NOT_ASKED_FOR)) {
            log.info("A sign-in to the console failed: {}", code);
        } else {
            log.warn("A sign-in to the console failed: {}{}", code, cause(failure));
        }
        response.sendRedirect(ConsoleSecurityConfiguration.LOGIN + "?failed");
    }

    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException told
                        && CODE.matcher(told.getError().getErrorCode()).matches()
                ? told.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    /** Empty where the code says all. */
    private static String cause(AuthenticationException failure) {
        if (failure.getCause() == null) {
            return "";
        }
        boolean quotesClaims = Causes.of(failure).anyMatch(JwtValidationException.class::isInstance);
        return ": " + (quotesClaims ? "the ID token is not valid" : Causes.describe(failure.getCause()));
    }
}
