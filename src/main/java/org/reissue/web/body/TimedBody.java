package org.reissue.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.reissue.web.problem.Problem;

/** A body that has to arrive by a moment, and for which a thread waits only if few others do. */
class TimedBody extends BodyStream {

    private final Clock realTime;
    private final boolean chunked;
    private Semaphore waiting;
    private Instant end;
    private boolean begun;

    TimedBody(ServletRequest request, Clock realTime, Instant end, Semaphore waiting) {
        super(request);
        this.realTime = realTime;
        this.end = end;
        this.waiting = waiting;
        this.chunked = request.getContentLengthLong() < 0;
    }

    /** Whether somebody has read, or tried to. */
    boolean isBegun() {
        return begun;
    }

    /**
     * What is left is read for nobody: under a limit of its own, which leaves those alone that are read to be served.
     */
    void drainUntil(Instant until, Semaphore draining) {
        end = until;
        waiting = draining;
    }

    /**
     * @throws Problem {@code invalid-request} if the body was not there in time; {@code service-unavailable} if too
     *     many threads wait for bodies
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ServletInputStream stream = stream();
        if (stream.isFinished()) {
            return -1;
        }
        begun = true;
        if (!realTime.instant().isBefore(end)) {
            throw Problem.invalid("body", "invalid.slow-body");
        }
        // of a chunked body Tomcat also counts bytes that are none of its own, such as half the size of a chunk
        if (!chunked && stream.available() > 0) {
            return stream.read(buffer, offset, length);
        }
        if (!waiting.tryAcquire()) {
            throw Problem.unavailable(new RejectedExecutionException("Too many threads wait for bodies"));
        }
        try {
            return stream.read(buffer, offset, length);
        } finally {
            waiting.release();
        }
    }
}
