package org.reissue.local;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the clock's offset again before each request of the API and the console, so that a developer who advanced the
 * clock at one instance sees the new time at every other, and five times per second, for the timeout sweep.
 */
@Component
@Profile("local")
class ClockOffsetFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ClockOffsetFilter.class);

    private static final List<String> REFRESHED = List.of("/api/", "/local/", "/console/");

    private final ClockOffset offset;

    ClockOffsetFilter(ClockOffset offset) {
        this.offset = offset;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // health, metrics and documentation have to answer without a database
        return REFRESHED.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        refresh();
        chain.doFilter(request, response);
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void refresh() {
        try {
            offset.refresh();
        } catch (DataAccessException e) {
            log.debug("The offset of the clock cannot be read and stays as it is", e);
        }
    }
}
