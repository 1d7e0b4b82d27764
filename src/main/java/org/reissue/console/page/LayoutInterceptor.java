package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.console.BusinessClock;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.problem.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives each page its {@link Layout}, and a key for the forms on it; error pages included. */
@Component
@ConditionalOnConsole
class LayoutInterceptor implements HandlerInterceptor {

    /** The attribute of the request that has the layout. */
    static final String LAYOUT = "layout";

    private final Clock clock;
    private final ObjectProvider<BusinessClock> businessClock;
    private final AssetController assets;
    private final ConsoleCookies cookies;
    private final Formats formats;
    private final Messages messages;

    LayoutInterceptor(
            Clock clock,
            ObjectProvider<BusinessClock> businessClock,
            AssetController assets,
            ConsoleCookies cookies,
            Formats formats,
            Messages messages) {
        this.clock = clock;
        this.businessClock = businessClock;
        this.assets = assets;
        this.cookies = cookies;
        this.formats = formats;
        this.messages = messages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(LAYOUT, layout(request, response));
        request.setAttribute("f", formats);
        request.setAttribute("key", UUID.randomUUID().toString());
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken(); // its cookie has to be set before the page begins
        }
        return true;
    }

    static @Nullable ConsoleUser user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ConsoleUser user ? user : null;
    }

    private Layout layout(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath();
        boolean reads = request.getMethod().equals("GET");
        String query = request.getQueryString();
        return new Layout(
                user(),
                path,
                reads && query != null ? path + "?" + query : path,
                messages.tag(),
                clock.instant(),
                businessClock.getIfAvailable() != null,
                cookies.read(request, ConsoleCookies.KEYS)
                        .filter(PreferenceController.OFF::equals)
                        .isEmpty(),
                assets.path(),
                reads ? done(request, response) : null);
    }

    private @Nullable Done done(HttpServletRequest request, HttpServletResponse response) {
        Optional<Done> done = cookies.read(request, ConsoleCookies.DONE).flatMap(Done::parse);
        if (done.isPresent() && LayoutInterceptor.user() != null) {
            cookies.remove(response, ConsoleCookies.DONE);
            return done.get();
        }
        return null;
    }
}
