package org.reissue.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.reissue.web.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses requests that no controller can answer, before any work is done: ids that cannot exist, parameters that
 * PostgreSQL cannot store, and callers that do not accept JSON.
 */
class RequestGuardInterceptor implements HandlerInterceptor {

    private static final Pattern IDENTIFIER = Pattern.compile(Identifier.PATTERN);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod) {
            requireIdentifiers(request);
            requireJsonAccepted(request);
            requireStorableParameters(request);
        }
        return true;
    }

    private static void requireIdentifiers(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> map
                && !map.values().stream()
                        .allMatch(id -> IDENTIFIER.matcher(String.valueOf(id)).matches())) {
            throw Problem.notFound();
        }
    }

    private static void requireJsonAccepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        boolean accepted;
        try {
            List<MediaType> types = MediaType.parseMediaTypes(headers);
            accepted = types.isEmpty()
                    || types.stream()
                            .anyMatch(type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException malformed) {
            accepted = false;
        }
        if (!accepted) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(MediaType.APPLICATION_JSON));
    }

    private static void requireStorableParameters(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (!Texts.storable(value)) {
                    throw Problem.invalid(name, "invalid.string");
                }
            }
        });
    }
}
