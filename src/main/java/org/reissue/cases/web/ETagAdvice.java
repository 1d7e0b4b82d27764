package org.reissue.cases.web;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Sends the version of a case as {@code ETag} of the response. With the header on the response entity, Spring would
 * answer 304 to {@code If-None-Match}, although payouts and allowed actions change without the version.
 */
@ControllerAdvice
class ETagAdvice implements ResponseBodyAdvice<CaseResponse> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        Class<?> type = returnType.getParameterType();
        return HttpEntity.class.isAssignableFrom(type)
                ? returnType.nested().getNestedParameterType() == CaseResponse.class
                : type == CaseResponse.class;
    }

    @Override
    public CaseResponse beforeBodyWrite(
            CaseResponse body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null) {
            response.getHeaders().set(HttpHeaders.ETAG, "\"" + body.version() + "\"");
        }
        return body;
    }
}
