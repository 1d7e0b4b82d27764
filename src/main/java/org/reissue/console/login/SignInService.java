package org.reissue.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.Addresses;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.SessionService;
import org.reissue.web.api.Caller;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Signs callers in: opens a session, and redirects to the page that they requested. */
@Service
@ConditionalOnConsole
class SignInService {

    private final SessionService sessions;
    private final ConsoleCookies cookies;
    private final CookieRequestCache requests = new CookieRequestCache();

    SignInService(SessionService sessions, ConsoleCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
        requests.setRequestMatcher(request -> Set.of("GET", "POST").contains(request.getMethod()));
        requests.setCookieCustomizer(cookies::protect);
    }

    /** Remembers the requested page in a cookie. A GET of the address of any form leads to a page too. */
    RequestCache requests() {
        return requests;
    }

    void signIn(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        cookies.read(request, ConsoleCookies.SESSION).ifPresent(sessions::close);
        cookies.set(response, ConsoleCookies.SESSION, sessions.open(caller));
        SavedRequest asked = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        new DefaultRedirectStrategy()
                .sendRedirect(request, response, asked == null ? Addresses.HOME : asked.getRedirectUrl());
    }

    void signOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.read(request, ConsoleCookies.SESSION).ifPresent(sessions::close);
        cookies.remove(response, ConsoleCookies.SESSION);
    }
}
