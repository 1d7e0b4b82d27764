package org.reissue.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.problem.Problem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses requests that no controller can answer, before any work is done: ids that cannot exist, parameters that
 * PostgreSQL cannot store or that Spring would change, bodies of no definite media type, and callers that do not accept
 * what the call answers with. As the media type of the answer is settled here, writing the answer cannot fail once the
 * controller has committed.
 */
class RequestGuardInterceptor implements HandlerInterceptor {

    private static final String ACCEPTED = RequestGuardInterceptor.class.getName() + ".accepted";
    private static final MediaType CSV = MediaType.parseMediaType(CsvAnswer.MEDIA_TYPE);
    private static final ContentNegotiationStrategy BY_HEADER = new HeaderContentNegotiationStrategy();

    /**
     * The media types a response may have, for Spring MVC: any, once the interceptor has judged the {@code Accept}
     * header. Spring would otherwise take over a charset of the header and then find no converter that writes it.
     */
    static List<MediaType> acceptedTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return request.getAttribute(ACCEPTED, RequestAttributes.SCOPE_REQUEST) == null
                ? BY_HEADER.resolveMediaTypes(request)
                : ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeException {
        if (handler instanceof HandlerMethod method && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
            requireIdentifiers(request);
            requireAnswerAccepted(request, method);
            requireDefiniteBody(request, method);
            requireStorableParameters(request);
            requireExactParameters(request, method);
        }
        return true;
    }

    private static void requireIdentifiers(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> map
                && !map.values().stream().map(String::valueOf).allMatch(Identifiers::isValid)) {
            throw Problem.notFound();
        }
    }

    /** The charset of an accepted media type does not matter: JSON and CSV are always UTF-8. */
    private static void requireAnswerAccepted(HttpServletRequest request, HandlerMethod method)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> produced = producedBy(request, method);
        boolean accepted;
        try {
            List<MediaType> types = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            accepted = types.isEmpty()
                    || types.stream()
                            .filter(type -> type.getQualityValue() > 0)
                            .anyMatch(type -> produced.stream().anyMatch(type::includes));
        } catch (InvalidMediaTypeException malformed) {
            accepted = false;
        }
        if (!accepted) {
            throw new HttpMediaTypeNotAcceptableException(produced);
        }
        request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.copyOf(produced));
        request.setAttribute(ACCEPTED, true);
    }

    /** The media types that the call declares; JSON unless it declares any. */
    private static List<MediaType> producedBy(HttpServletRequest request, HandlerMethod method) {
        if (method.hasMethodAnnotation(ProducesCsv.class)) {
            return List.of(CSV);
        }
        return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Set<?> declared
                ? declared.stream().map(MediaType.class::cast).toList()
                : List.of(MediaType.APPLICATION_JSON);
    }

    /** A wildcard is no media type of a body, and Spring fails on it. */
    private static void requireDefiniteBody(HttpServletRequest request, HandlerMethod method)
            throws HttpMediaTypeNotSupportedException {
        String type = request.getContentType();
        boolean read = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        if (read && type != null && !isDefinite(type)) {
            throw new HttpMediaTypeNotSupportedException("Not the media type of a body: " + type);
        }
    }

    static boolean isDefinite(String type) {
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
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

    /** {@link RecordArgumentResolver} judges the parameters that are bound to records. */
    private static void requireExactParameters(HttpServletRequest request, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                String name =
                        annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
                StrictParameters.requireExact(name, parameter.getParameterType(), request.getParameterValues(name));
            }
        }
    }
}
