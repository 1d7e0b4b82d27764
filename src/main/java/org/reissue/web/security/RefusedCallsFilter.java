package org.reissue.web.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.reissue.web.api.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts calls that were answered with 401 or 403, whoever refused them, in {@code reissue.calls.refused}: many of them
 * are an attack, or a system whose token is misconfigured.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RefusedCallsFilter extends OncePerRequestFilter {

    private static final Set<Integer> REFUSALS =
            Set.of(HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN);

    private final MeterRegistry metrics;

    RefusedCallsFilter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (REFUSALS.contains(response.getStatus())) {
            Counter.builder("reissue.calls.refused")
                    .description("Calls without a valid token (401) or without the scope (403)")
                    .tag("status", String.valueOf(response.getStatus()))
                    .tag(
                            "scope",
                            Scope.ofPath(request.getRequestURI())
                                    .map(Scope::claim)
                                    .orElse("none"))
                    .register(metrics)
                    .increment();
        }
    }
}
