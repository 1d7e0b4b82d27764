package org.reissue.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.session.ConsoleCookies;
import org.springframework.stereotype.Component;

/** Tells the page that follows what has been done. */
@Component
@ConditionalOnConsole
public class DoneCookie {

    private static final Duration AGE = Duration.ofMinutes(1);

    private final ConsoleCookies cookies;

    DoneCookie(ConsoleCookies cookies) {
        this.cookies = cookies;
    }

    /** The page that follows says it, once. */
    public void set(HttpServletResponse response, Done done) {
        cookies.set(response, ConsoleCookies.DONE, done.value(), AGE);
    }
}
