package org.reissue.local;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps up with other instances that advance the clock: before each call, so that whoever advanced it at one instance
 * sees the new time at the next, and all the while, for the deadline sweep.
 */
@Component
@Profile("local")
class ClockOffsetFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ClockOffsetFilter.class);

    private final ClockOffset advance;

    ClockOffsetFilter(ClockOffset advance) {
        this.advance = advance;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // health, metrics and documents must answer without the database
        return !request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().startsWith("/local/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        look();
        chain.doFilter(request, response);
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void look() {
        try {
            advance.refresh();
        } catch (DataAccessException e) {
            log.debug("The advance of the clock stays as it was last seen", e);
        }
    }
}
