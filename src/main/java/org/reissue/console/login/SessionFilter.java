package org.reissue.console.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ErrorPages;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.ConsoleUser;
import org.reissue.console.session.SessionService;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.problem.Problem;
import org.reissue.web.security.CallLimiter;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates requests by the cookie of their session. A request without a session that the instance remembers counts
 * for its address, before the database is asked for the session: any made-up cookie would cost a statement, and signing
 * in takes work of the database too. A request with a session counts for its user, as a call of the API does.
 */
class SessionFilter extends OncePerRequestFilter {

    private final SessionService sessions;
    private final ConsoleCookies cookies;
    private final CallLimiter limiter;

    SessionFilter(SessionService sessions, ConsoleCookies cookies, CallLimiter limiter) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.limiter = limiter;
    }

    /** Assets need no session, and so no look into the database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith(Addresses.ASSETS + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = cookies.read(request, ConsoleCookies.SESSION);
        Optional<ConsoleUser> user = token.flatMap(sessions::findRemembered);
        try {
            if (user.isEmpty()) {
                limiter.countOpenCall(request);
                user = token.flatMap(sessions::find);
            }
            user.map(ConsoleUser::caller).ifPresent(limiter::count);
        } catch (Problem | DataAccessException tooManyOrUnavailable) {
            ErrorPages.show(request, response, tooManyOrUnavailable);
            return;
        }
        user.map(ConsoleUser::caller).ifPresent(caller -> {
            LogContext.put(LogField.SCOPE, caller.scope().claim());
            LogContext.put(LogField.SHOP_ID, caller.shopId());
        });
        user.ifPresent(found -> SecurityContextHolder.setContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        found,
                        null,
                        AuthorityUtils.createAuthorityList(found.scope().name())))));
        chain.doFilter(request, response);
    }
}
