package org.reissue.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Uuids;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts the caller, and the ids in the path, into the {@link LogContext} of the call. */
class CallerLogInterceptor implements HandlerInterceptor {

    /** Paths whose {@code id} is that of a case: those of the API, and pages of the console. */
    private static final Pattern OF_CASE = Pattern.compile(".*/(reissues|quarantine|cases|desk)/\\{id}.*");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CallerReader.of(SecurityContextHolder.getContext().getAuthentication(), request.getServletPath())
                .ifPresent(caller -> {
                    LogContext.put(LogField.SCOPE, caller.scope().claim());
                    LogContext.put(LogField.SHOP_ID, caller.shopId());
                });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            put(LogField.ORDER_ID, variables.get("orderId"), Identifiers::isValid);
            put(LogField.SHOP_ID, variables.get("shopId"), Identifiers::isValid);
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (OF_CASE.matcher(String.valueOf(pattern)).matches()) {
                put(LogField.CASE_ID, variables.get("id"), Uuids::isCanonical);
            }
        }
        return true;
    }

    /** Nothing that is no id: a path may say anything. */
    private static void put(LogField field, Object value, Predicate<String> form) {
        if (value instanceof String id && form.test(id)) {
            LogContext.put(field, id);
        }
    }
}
