package org.reissue.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request whose body is read through a {@link BodyStream}, and by nothing else: its parameters are those of the query
 * alone. Tomcat would read a form by itself, past what the stream judges, when it is asked for a parameter. Without a
 * body it has no {@code Content-Type} either: some clients name one all the same, {@code curl -d ''} that of a form.
 */
class JudgedBodyRequest extends HttpServletRequestWrapper {

    private final BodyStream body;
    private final boolean hasBody;

    JudgedBodyRequest(HttpServletRequest request, BodyStream body) {
        super(request);
        this.body = body;
        this.hasBody = hasBody(request);
    }

    /** Whether a request announces a body that is not empty. */
    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    @Override
    public @Nullable String getContentType() {
        return hasBody ? super.getContentType() : null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isMeaningless(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isMeaningless(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        body.open();
        return super.getParameter(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        body.open();
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        body.open();
        return super.getParameterNames();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        body.open();
        return super.getParameterValues(name);
    }

    private boolean isMeaningless(String header) {
        return !hasBody && HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header);
    }
}
