package org.reissue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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
 * Settles the language of a call before anything else sees it, so that refusals by the security filters speak it too:
 * the request says one locale, and everything of Spring that asks for a locale asks the request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocaleFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = choose(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE));
        if (request.getRequestURI().startsWith("/api/")) {
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        }
        chain.doFilter(new Request(request, locale), response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static Locale choose(Enumeration<String> headers) {
        if (headers == null || !headers.hasMoreElements()) {
            return Messages.DEFAULT;
        }
        String wanted = String.join(",", Collections.list(headers));
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(wanted);
        } catch (IllegalArgumentException malformed) {
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

    private static final class Request extends HttpServletRequestWrapper {

        private final Locale locale;

        Request(HttpServletRequest request, Locale locale) {
            super(request);
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }
    }
}
