package org.reissue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each call an id: the caller's {@code X-Request-Id} if it is well-formed, else a new one. The id is in the
 * header of the answer, in problems and in all log lines. Runs before all other filters of the service, and clears what
 * the call has put into the {@link LogContext}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIdFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";

    private static final String ID = RequestIdFilter.class.getName() + ".id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request);
        response.setHeader(HEADER, id);
        LogContext.put(LogField.REQUEST_ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            LogContext.clear();
        }
    }

    /** The id of the call, also when the call goes on in another thread, or is answered with an error. */
    private static String id(HttpServletRequest request) {
        if (request.getAttribute(ID) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = Identifiers.isValid(sent) ? sent : UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        return id;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
