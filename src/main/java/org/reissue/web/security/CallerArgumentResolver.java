package org.reissue.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves controller parameters of type {@link Caller} and {@link ApiRequest}. */
class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == ApiRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        Caller caller = caller(request.getServletPath());
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        return new ApiRequest(
                caller,
                request.getMethod(),
                request.getServletPath(),
                idempotencyKey(caller, request),
                ifMatch(request));
    }

    private static Caller caller(String path) {
        return CallerReader.of(SecurityContextHolder.getContext().getAuthentication(), path)
                .orElseThrow(() -> new Problem(ProblemType.FORBIDDEN));
    }

    private static @Nullable String idempotencyKey(Caller caller, HttpServletRequest request) {
        if (!ApiRequest.takesKey(caller.scope(), request.getMethod())) {
            return null;
        }
        List<String> keys = Collections.list(request.getHeaders(ApiRequest.IDEMPOTENCY_KEY));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw Problem.invalid(ApiRequest.IDEMPOTENCY_KEY, "invalid.idempotency-key");
        }
        return keys.get(0);
    }

    private static @Nullable String ifMatch(HttpServletRequest request) {
        List<String> tags = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        return tags.isEmpty() ? null : String.join(",", tags);
    }
}
