package org.reissue.console.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows the page of an error in place of a page that cannot be rendered. */
class FailedPageFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failure) {
            if (response.isCommitted() || !(failure.getRootCause() instanceof RuntimeException cause)) {
                throw failure;
            }
            response.resetBuffer();
            ErrorPages.show(request, response, cause);
        }
    }
}
