package org.reissue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemDocuments;
import org.reissue.web.problem.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Refuses headers on which Actuator and Swagger UI would fail, outside the API: media types that are none, other
 * charsets than UTF-8 in {@code Accept}, and forwarded addresses that are none. {@link RequestGuardInterceptor} judges
 * the calls of the API.
 */
@Component
@Order(0)
class ForeignRequestFilter extends OncePerRequestFilter {

    private static final URI ANY_ADDRESS = URI.create("http://localhost/");

    private final ProblemDocuments problems;

    ForeignRequestFilter(ProblemDocuments problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> problem = problemOf(request);
        if (problem.isPresent()) {
            problems.write(response, problem.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<Problem> problemOf(HttpServletRequest request) {
        String contentType = request.getContentType();
        if (contentType != null && !contentType.isEmpty() && !RequestGuardInterceptor.isDefinite(contentType)) {
            return Optional.of(new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (!isAcceptUsable(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            return Optional.of(new Problem(ProblemType.NOT_ACCEPTABLE));
        }
        try {
            ForwardedHeaderUtils.adaptFromForwardedHeaders(
                            ANY_ADDRESS, new ServletServerHttpRequest(request).getHeaders())
                    .build()
                    .toUri();
        } catch (RuntimeException malformed) {
            return Optional.of(Problem.invalid("header", "invalid.header"));
        }
        return Optional.empty();
    }

    private static boolean isAcceptUsable(List<String> headers) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(headers);
            return headers.isEmpty()
                    || types.stream().anyMatch(type -> type.getQualityValue() > 0)
                            && types.stream().allMatch(ForeignRequestFilter::isUtf8);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }
}
