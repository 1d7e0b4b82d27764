package org.reissue.console.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shows the page of an error when a filter behind this one fails, or a page cannot be rendered. */
public class FailedPageFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            Throwable cause = failure instanceof ServletException wrapper ? wrapper.getRootCause() : failure;
            if (response.isCommitted() || !(cause instanceof RuntimeException shown)) {
                throw failure;
            }
            response.resetBuffer();
            ErrorPages.show(request, response, shown);
        }
    }
}
