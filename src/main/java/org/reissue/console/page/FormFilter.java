package org.reissue.console.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads forms. Tomcat would read them by itself, past the limits of size and time that hold for all bodies, and a slow
 * sender would keep a thread.
 */
class FormFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_FIELDS = 2_000;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null
                || !type.regionMatches(true, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0, 33)
                || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String[]> fields;
        try {
            fields = fields(request);
        } catch (Problem problem) {
            ErrorPages.show(request, response, problem);
            return;
        }
        chain.doFilter(new FormRequest(request, fields), response);
    }

    private static Map<String, String[]> fields(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new Problem(ProblemType.PAYLOAD_TOO_LARGE);
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString() + "&";
        String[] pairs = (query + new String(body, StandardCharsets.UTF_8)).split("&");
        if (pairs.length > MAX_FIELDS) {
            throw Problem.invalid("form", "invalid.query");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        try {
            for (String pair : pairs) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? parts[1] : "";
                values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(value));
            }
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("form", "invalid.query");
        }
        Map<String, String[]> fields = new LinkedHashMap<>();
        values.forEach((name, list) -> fields.put(name, list.toArray(String[]::new)));
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final class FormRequest extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields;

        FormRequest(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = fields;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values.clone();
        }
    }
}
