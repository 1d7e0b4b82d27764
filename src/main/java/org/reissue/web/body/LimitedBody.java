package org.reissue.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/** A body of limited size that has to arrive by a moment, and for which a thread waits only if few others do. */
class LimitedBody extends ServletInputStream {

    private final ServletRequest request;
    private final Clock realTime;

    /** The length that the request announces; -1 if the body is chunked. */
    private final long announcedBytes;

    private final boolean isForm;

    private long maxBytes;
    private Instant end;
    private Semaphore waiting;
    private long bytes;
    private boolean begun;

    LimitedBody(ServletRequest request, long maxBytes, Clock realTime, Instant end, Semaphore waiting) {
        this.request = request;
        this.announcedBytes = request.getContentLengthLong();
        this.isForm = FormBody.isForm(request.getContentType());
        this.maxBytes = maxBytes;
        this.realTime = realTime;
        this.end = end;
        this.waiting = waiting;
    }

    /** Whether somebody has read, or tried to. A body that is refused for the size it announces is not read. */
    boolean isBegun() {
        return begun;
    }

    /**
     * Lets what is left of the body be read and thrown away until that moment: at any size, and under a limit of its
     * own, so that no body waits that is read to be served.
     */
    void drainUntil(Instant until, Semaphore draining) {
        maxBytes = Long.MAX_VALUE;
        end = until;
        waiting = draining;
    }

    /**
     * @throws Problem {@code payload-too-large}; {@code invalid-request} if the body was not there in time;
     *     {@code service-unavailable} if too many threads wait for bodies
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireSize();
        ServletInputStream stream = request.getInputStream();
        if (stream.isFinished()) {
            return -1;
        }
        begun = true;
        if (!realTime.instant().isBefore(end)) {
            throw Problem.invalid("body", "invalid.slow-body");
        }
        // of a chunked body Tomcat also counts bytes that are none of its own, such as half the size of a chunk
        boolean isThere = announcedBytes >= 0 && stream.available() > 0;
        int read = isThere ? stream.read(buffer, offset, length) : await(stream, buffer, offset, length);
        bytes += Math.max(read, 0);
        requireSize();
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() throws IOException {
        return stream().available();
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

    /** A form is refused when its bytes are too many: browsers show the answer if they could send nearly all of it. */
    private void requireSize() {
        long size = isForm ? bytes : Math.max(announcedBytes, bytes);
        if (size > maxBytes) {
            throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
        }
    }

    private int await(ServletInputStream stream, byte[] buffer, int offset, int length) throws IOException {
        if (!waiting.tryAcquire()) {
            throw Problem.unavailable(new RejectedExecutionException("Too many threads wait for bodies"));
        }
        try {
            return stream.read(buffer, offset, length);
        } finally {
            waiting.release();
        }
    }

    private ServletInputStream stream() {
        try {
            return request.getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
