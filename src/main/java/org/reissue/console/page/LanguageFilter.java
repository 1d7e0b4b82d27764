package org.reissue.console.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.web.api.LocalizedRequest;
import org.reissue.web.problem.Messages;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Chooses the language of a page: from the cookie of a user who has chosen one, else from the browser as the API does.
 */
class LanguageFilter extends OncePerRequestFilter {

    private final ConsoleCookies cookies;

    LanguageFilter(ConsoleCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = chosen(request).orElse(request.getLocale());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        chain.doFilter(new LocalizedRequest(request, locale), response);
    }

    private Optional<Locale> chosen(HttpServletRequest request) {
        return cookies.read(request, ConsoleCookies.LANGUAGE)
                .filter(tag ->
                        tag.equals(Locale.ENGLISH.toLanguageTag()) || tag.equals(Messages.DEFAULT.toLanguageTag()))
                .map(Locale::forLanguageTag);
    }
}
