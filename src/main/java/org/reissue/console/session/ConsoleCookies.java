package org.reissue.console.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.reissue.console.ConditionalOnConsole;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Cookies of the console: no script reads them, other sites cannot post with them, and TLS is required outside local
 * mode.
 */
@Component
@ConditionalOnConsole
public class ConsoleCookies {

    public static final String SESSION = "reissue-console";

    /** The language that the user has chosen, as a tag. */
    public static final String LANGUAGE = "reissue-language";

    /** {@code off} when the user has switched off the keys of one character. */
    public static final String KEYS = "reissue-keys";

    /** The {@code Done} for the next page. */
    public static final String DONE = "reissue-done";

    private static final String PATH = "/console";

    private final boolean secure;

    ConsoleCookies(Environment environment) {
        this.secure = !environment.acceptsProfiles(Profiles.of("local"));
    }

    public Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    /** Sets a cookie until the browser is closed. */
    public void set(HttpServletResponse response, String name, String value) {
        add(response, ResponseCookie.from(name, value), PATH);
    }

    /** Sets a cookie for some time. */
    public void set(HttpServletResponse response, String name, String value, Duration age) {
        add(response, ResponseCookie.from(name, value).maxAge(age), PATH);
    }

    /** Sets a cookie for some time, for paths outside the console too. */
    public void setEverywhere(HttpServletResponse response, String name, String value, Duration age) {
        add(response, ResponseCookie.from(name, value).maxAge(age), "/");
    }

    public void remove(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }

    /**
     * Protects a cookie that others make as all cookies here. Its path stays: signing in may end outside the console.
     */
    public void protect(Cookie cookie) {
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
    }

    /** Protects a cookie, and has browsers send it to the console's paths alone. */
    public void protect(ResponseCookieBuilder cookie) {
        cookie.path(PATH).secure(secure).httpOnly(true).sameSite("Lax");
    }

    private void add(HttpServletResponse response, ResponseCookieBuilder cookie, String path) {
        protect(cookie);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.path(path).build().toString());
    }
}
