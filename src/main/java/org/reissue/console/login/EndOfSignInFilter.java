package org.reissue.console.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reissue.console.page.ErrorPages;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows a page when a sign-in by OpenID Connect cannot be ended, as the database is away. */
class EndOfSignInFilter extends OncePerRequestFilter {

    /** The path to which identity providers send browsers back, below which each has an address. */
    static final String PATH = "/login/oauth2/code/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException unavailable) {
            ErrorPages.show(request, response, unavailable);
        }
    }
}
