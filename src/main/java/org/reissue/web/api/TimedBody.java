package org.reissue.web.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * A body that has to arrive by a moment, and for which a thread waits only if few others do. The stream is asked for at
 * the first read: once it was, Tomcat takes no form parameters from the body any more.
 */
class TimedBody extends ServletInputStream {

    private final ServletRequest request;
    private final Clock realTime;
    private final Semaphore waiting;
    private Instant end;

    TimedBody(ServletRequest request, Clock realTime, Instant end, Semaphore waiting) {
        this.request = request;
        this.realTime = realTime;
        this.end = end;
        this.waiting = waiting;
    }

    /** Brings the end forward. */
    void endBy(Instant earlier) {
        end = earlier.isBefore(end) ? earlier : end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * @throws Problem {@code invalid-request} if the body was not there in time; {@code service-unavailable} if too
     *     many threads wait for bodies
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ServletInputStream stream = request.getInputStream();
        if (stream.isFinished()) {
            return -1;
        }
        if (!realTime.instant().isBefore(end)) {
            throw Problem.invalid("body", "invalid.slow-body");
        }
        if (stream.available() > 0) {
            return stream.read(buffer, offset, length);
        }
        if (!waiting.tryAcquire()) {
            throw new Problem(ProblemType.SERVICE_UNAVAILABLE);
        }
        try {
            return stream.read(buffer, offset, length);
        } finally {
            waiting.release();
        }
    }

    @Override
    public int available() throws IOException {
        return request.getInputStream().available();
    }

    @Override
    public boolean isFinished() {
        return stream().isFinished();
    }

    @Override
    public boolean isReady() {
        return stream().isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        stream().setReadListener(listener);
    }

    private ServletInputStream stream() {
        try {
            return request.getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
