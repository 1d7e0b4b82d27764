package org.reissue.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.session.ConsoleCookies;
import org.springframework.stereotype.Component;

/** Passes a {@link Done} to the next page. */
@Component
@ConditionalOnConsole
public class DoneCookie {

    private static final Duration AGE = Duration.ofMinutes(1);

    private final ConsoleCookies cookies;

    DoneCookie(ConsoleCookies cookies) {
        this.cookies = cookies;
    }

    /** Sets the cookie, which the next page reads once. */
    public void set(HttpServletResponse response, Done done) {
        cookies.set(response, ConsoleCookies.DONE, done.value(), AGE);
    }
}
