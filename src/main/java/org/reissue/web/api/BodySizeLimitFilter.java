package org.reissue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A body is at most 1 MiB, of CSV 5 MiB, whether or not its length was announced. Judged when the body is read, so that
 * a call is told first that it may not be made at all.
 */
@Component
class BodySizeLimitFilter extends OncePerRequestFilter {

    static final long MOST = 1 << 20;
    static final long MOST_CSV = 5 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        long most = type != null && type.regionMatches(true, 0, "text/csv", 0, 8) ? MOST_CSV : MOST;
        chain.doFilter(new LimitedRequest(request, most), response);
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long most;

        LimitedRequest(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > most) {
                throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
            }
            return new LimitedStream(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private long left;

        LimitedStream(ServletInputStream stream, long most) {
            this.stream = stream;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = stream.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
