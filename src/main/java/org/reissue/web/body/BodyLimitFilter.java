package org.reissue.web.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.coyote.CloseNowException;
import org.reissue.web.api.WaitingThreads;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits bodies to 1 MiB, CSV to 5 MiB, whether or not the request announces their length, and keeps bodies that arrive
 * slowly from taking the threads of other calls: a body has {@code reissue.body-timeout} to arrive, and only some of
 * the server's threads wait for bodies. The limits are checked when the body is read, so that a missing or wrong token
 * is reported first. What a refused call still sends is read for a moment, so that its sender gets to see the refusal,
 * then the connection is closed. A request without a body is passed on as a {@link BodilessRequest}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
@EnableConfigurationProperties(BodyProperties.class)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final long MAX_BYTES = 1 << 20;
    private static final long MAX_CSV_BYTES = 5 << 20;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(2);
    private static final String BODY = BodyLimitFilter.class.getName();

    private final Clock realTime;
    private final Duration timeout;
    private final Semaphore waiting;
    private final Semaphore draining;

    BodyLimitFilter(@Qualifier("realTime") Clock realTime, BodyProperties properties, WaitingThreads waitingThreads) {
        this.realTime = realTime;
        this.timeout = properties.bodyTimeout();
        this.waiting = waitingThreads.newLimit();
        this.draining = waitingThreads.newLimit();
    }

    /** A long poll is answered in such a dispatch, and what is left of its body is judged then. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!LimitedBodyRequest.hasBody(request)) {
            chain.doFilter(new BodilessRequest(request), response);
            return;
        }
        LimitedBody body = (LimitedBody) request.getAttribute(BODY);
        if (body != null) { // of a long poll, which is answered: the request and the response are wrapped already
            chain.doFilter(request, response);
        } else {
            body = new LimitedBody(
                    request, maxBytes(request), realTime, realTime.instant().plus(timeout), waiting);
            request.setAttribute(BODY, body);
            chain.doFilter(new LimitedBodyRequest(request, body), new LengthlessResponse(response));
        }
        if (!request.isAsyncStarted() && !body.isFinished()) {
            drain(request, response, body);
        }
    }

    private static long maxBytes(HttpServletRequest request) {
        boolean isCsv = StringUtils.startsWithIgnoreCase(request.getContentType(), CsvAnswer.MEDIA_TYPE);
        return isCsv ? MAX_CSV_BYTES : MAX_BYTES;
    }

    /** Tomcat itself would wait for the rest of an unread body as long as a byte comes now and then. */
    private void drain(HttpServletRequest request, HttpServletResponse response, LimitedBody body) throws IOException {
        response.flushBuffer(); // the answer leaves first, whatever comes of the rest
        if (request.getHeader(HttpHeaders.EXPECT) != null && !body.isBegun()) { // so it was not asked for
            close(response, new IOException("The body was not asked for"));
        }
        body.drainUntil(realTime.instant().plus(DRAIN_TIMEOUT), draining);
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (Problem | IOException unreadable) { // too slow, or no body that Tomcat can take apart
            close(response, unreadable);
        }
    }

    /**
     * Ends the connection with the answer: of a call that succeeded Tomcat itself would read on what it still sends.
     */
    private static void close(HttpServletResponse response, Exception why) throws IOException {
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException page) { // is written by the writer
            response.getWriter().close();
        }
        throw new CloseNowException(why);
    }

    /**
     * A response whose length is not announced. As soon as an announced length is written Tomcat ends the response, and
     * with it the request's body, of which nothing can be read any more. Tomcat itself announces the length of short
     * responses.
     */
    private static final class LengthlessResponse extends HttpServletResponseWrapper {

        LengthlessResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentLength(int length) {}

        @Override
        public void setContentLengthLong(long length) {}

        @Override
        public void setHeader(String name, String value) {
            if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                super.addHeader(name, value);
            }
        }
    }
}
