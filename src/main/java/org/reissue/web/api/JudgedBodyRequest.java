package org.reissue.web.api;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is read through a {@link BodyStream}, and by nothing else: its parameters are those of the query
 * alone. Tomcat would read a form by itself, past what the stream judges, when it is asked for a parameter.
 */
class JudgedBodyRequest extends HttpServletRequestWrapper {

    private final BodyStream body;

    JudgedBodyRequest(HttpServletRequest request, BodyStream body) {
        super(request);
        this.body = body;
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
}
