package org.reissue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.reissue.web.problem.Messages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Chooses the language of the response from {@code Accept-Language}: English, or Chinese by default. It runs before all
 * filters that answer, so that their problems are in that language too. Spring takes its locale from the request, which
 * this filter wraps.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LocaleFilter extends OncePerRequestFilter {

    /** Far more than browsers send. The JDK compares each range with each, before any limit of calls. */
    private static final int MAX_LENGTH = 1_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = choose(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE));
        if (request.getRequestURI().startsWith("/api/")) {
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        }
        chain.doFilter(new LocalizedRequest(request, locale), response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static Locale choose(Enumeration<String> headers) {
        if (headers == null || !headers.hasMoreElements()) {
            return Messages.DEFAULT;
        }
        String accepted = String.join(",", Collections.list(headers));
        if (accepted.length() > MAX_LENGTH) {
            return Messages.DEFAULT;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(accepted);
        } catch (RuntimeException malformed) { // JDK 17 throws more than it documents, for instance for "-"
            return Messages.DEFAULT;
        }
        for (LanguageRange range : ranges) {
            String language = range.getRange().split("-", 2)[0];
            if (range.getWeight() > 0 && language.equals("en")) {
                return Locale.ENGLISH;
            }
            if (range.getWeight() > 0 && (language.equals("zh") || language.equals("*"))) {
                return Messages.DEFAULT;
            }
        }
        return Messages.DEFAULT;
    }
}
