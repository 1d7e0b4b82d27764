package org.reissue.web.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.coyote.CloseNowException;
import org.reissue.jdbc.Causes;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.CallDescription;
import org.reissue.web.problem.CallFailure;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs each call that was refused or failed, once, wherever that happened, with the pattern of its path: a path itself
 * may say anything. A call over the limit of its caller is logged at DEBUG only, as nothing bounds their number. A call
 * that failed is logged with what was kept as its {@link CallFailure}. Exceptions end here: Tomcat would log them
 * without the fields of the call.
 *
 * <p>Also counts calls that were answered with 401 or 403, in {@code reissue.calls.refused}: many of them are an
 * attack, or a system whose token is misconfigured.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3) // within the call's span
class CallLogFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(CallLogFilter.class);

    private static final int TOO_MANY = 429;
    private static final Set<Integer> COUNTED =
            Set.of(HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN);
    private static final String NO_SCOPE = "none";

    private final MeterRegistry metrics;

    CallLogFilter(MeterRegistry metrics) {
        this.metrics = metrics;
        COUNTED.forEach(status -> Stream.concat(Arrays.stream(Scope.values()).map(Scope::claim), Stream.of(NO_SCOPE))
                .forEach(scope -> counter(status, scope)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException thrown) {
            Exception failure =
                    thrown instanceof ServletException && thrown.getCause() instanceof Exception cause ? cause : thrown;
            Problem problem = ProblemMapping.of(failure);
            if (failure instanceof CloseNowException || ProblemMapping.isCallerGone(failure, problem)) {
                throw thrown;
            }
            end(request, response, failure, problem);
        }
        int status = response.getStatus();
        if (status < 400 || request.isAsyncStarted()) {
            return;
        }
        if (status >= 500) {
            logFailed(request, status);
        } else {
            logRefused(request, status);
        }
    }

    /**
     * Lets Tomcat forward to the page of errors, as it does by itself for a broken body. If the answer has begun, has
     * Tomcat break the connection, so that a part is not taken for the whole.
     */
    private static void end(
            HttpServletRequest request, HttpServletResponse response, Exception failure, Problem problem)
            throws IOException {
        CallFailure.keep(request, failure);
        LogContext.put(LogField.PROBLEM, problem.type().slug());
        if (ProblemMapping.isBodyBroken(failure)) {
            return;
        }
        if (response.isCommitted()) {
            logFailed(request, problem.type().status());
            throw new CloseNowException(failure);
        }
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
        response.sendError(problem.type().status());
    }

    /** An answer without a problem is no failed call: Actuator tells so that the service is not ready. */
    private static void logFailed(HttpServletRequest request, int status) {
        Throwable failure = CallFailure.of(request);
        if (failure == null) {
            return;
        }
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            log.warn(
                    "{} was not served: {} {}: {}",
                    CallDescription.of(request),
                    status,
                    LogContext.get(LogField.PROBLEM),
                    Causes.describe(failure));
        } else {
            log.error("{} failed", CallDescription.of(request), failure);
        }
    }

    private void logRefused(HttpServletRequest request, int status) {
        log.atLevel(status == TOO_MANY ? Level.DEBUG : Level.INFO)
                .log("{} was refused: {} {}", CallDescription.of(request), status, LogContext.get(LogField.PROBLEM));
        if (COUNTED.contains(status)) {
            counter(
                            status,
                            Scope.ofPath(request.getRequestURI())
                                    .map(Scope::claim)
                                    .orElse(NO_SCOPE))
                    .increment();
        }
    }

    private Counter counter(int status, String scope) {
        return Counter.builder("reissue.calls.refused")
                .description("Calls without a valid token (401) or without the scope (403)")
                .tag("status", String.valueOf(status))
                .tag("scope", scope)
                .register(metrics);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
