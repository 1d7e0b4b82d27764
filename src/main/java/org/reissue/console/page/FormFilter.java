package org.reissue.console.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.web.body.FormBody;
import org.reissue.web.problem.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads forms, those with files too, within the limits of size and time that hold for all bodies. No other path takes
 * files: there the API refuses them.
 */
class FormFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !FormBody.isForm(request.getContentType());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        FormBody form;
        try {
            form = FormBody.of(
                    request.getQueryString(),
                    request.getContentType(),
                    request.getInputStream().readAllBytes());
        } catch (Problem problem) {
            ErrorPages.show(request, response, problem);
            return;
        }
        request.setAttribute(Submission.FILES, form.files());
        chain.doFilter(new FormRequest(request, form.fields()), response);
    }

    private static final class FormRequest extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields;

        FormRequest(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = fields;
            fields.values().forEach(values -> Arrays.setAll(values, index -> withLineFeeds(values[index])));
        }

        /** Browsers send CR LF for a line break that their limit of a field counts as one character. */
        private static String withLineFeeds(String value) {
            return value.replace("\r\n", "\n");
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
