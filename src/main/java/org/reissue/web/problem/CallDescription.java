package org.reissue.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

/** The name of a call in log lines: its method and the pattern of its path. The path itself may say anything. */
public final class CallDescription {

    private static final List<HttpMethod> METHODS = List.of(HttpMethod.values());

    private static final Pattern PART =
            Pattern.compile("/(api/v1/(buyer|merchant|ops|system)|console|local|actuator)/");

    private CallDescription() {}

    /** Such as {@code POST /api/v1/merchant/reissues/{id}/ship}. */
    public static String of(HttpServletRequest request) {
        return method(request) + " " + path(request);
    }

    private static String method(HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        return METHODS.contains(method) ? method.name() : "OTHER";
    }

    /** The pattern; of a path that no handler has seen, the part of the API. */
    private static String path(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            return pattern;
        }
        Matcher part = PART.matcher(request.getRequestURI());
        return (part.lookingAt() ? part.group() : "/") + "**";
    }
}
