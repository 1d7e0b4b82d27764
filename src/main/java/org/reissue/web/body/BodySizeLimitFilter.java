package org.reissue.web.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits bodies to 1 MiB, CSV to 5 MiB, whether or not the request announces their length. The limit is checked when
 * the body is read, so that a missing or wrong token is reported first.
 */
@Component
class BodySizeLimitFilter extends OncePerRequestFilter {

    private static final long MAX_BYTES = 1 << 20;
    private static final long MAX_CSV_BYTES = 5 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean isCsv = StringUtils.startsWithIgnoreCase(type, CsvAnswer.MEDIA_TYPE);
        long maxBytes = isCsv ? MAX_CSV_BYTES : MAX_BYTES;
        chain.doFilter(new JudgedBodyRequest(request, new LimitedBody(request, maxBytes)), response);
    }

    private static final class LimitedBody extends BodyStream {

        private final boolean announcedTooLarge;
        private long remaining;

        LimitedBody(HttpServletRequest request, long maxBytes) {
            super(request);
            this.announcedTooLarge = request.getContentLengthLong() > maxBytes;
            this.remaining = maxBytes;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (announcedTooLarge) {
                throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
            }
            int read = stream().read(buffer, offset, length);
            remaining -= Math.max(read, 0);
            if (remaining < 0) {
                throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
            }
            return read;
        }
    }
}
