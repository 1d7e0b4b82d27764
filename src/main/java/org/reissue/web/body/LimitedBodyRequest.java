package org.reissue.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** A request whose body is read through a {@link LimitedBody}, and by nothing else. */
class LimitedBodyRequest extends HttpServletRequestWrapper {

    private final LimitedBody body;

    LimitedBodyRequest(HttpServletRequest request, LimitedBody body) {
        super(request);
        this.body = body;
    }

    /** Whether a request may have a body: HTTP/1.1 announces one, HTTP/2 need not. */
    static boolean hasBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean isHttp2 = request.getProtocol().startsWith("HTTP/2");
        return length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || length < 0 && isHttp2;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
