package org.reissue.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What made a call be answered with a problem, kept until the answer is logged. */
public final class CallFailure {

    private static final String ATTRIBUTE = CallFailure.class.getName();

    private CallFailure() {}

    /** Keeps the exception; of a problem that has a cause, the cause. */
    public static void keep(HttpServletRequest request, Exception failure) {
        boolean hasCause = failure instanceof Problem && failure.getCause() != null;
        request.setAttribute(ATTRIBUTE, hasCause ? failure.getCause() : failure);
    }

    /** The exception, or null for a call that none was kept for. */
    public static @Nullable Throwable of(HttpServletRequest request) {
        return (Throwable) request.getAttribute(ATTRIBUTE);
    }
}
