package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a form has done and no other page shows, such as a new secret. It is part of the request, because the page that
 * was to show it may fail after the commit: then the error page shows it, with the fragments {@code shown-once}.
 */
public final class ShownOnce {

    private static final String SET = ShownOnce.class.getName();

    private ShownOnce() {}

    /** @param name what templates call the value */
    public static void set(HttpServletRequest request, String name, @Nullable Object value) {
        request.setAttribute(name, value);
        request.setAttribute(SET, true);
    }

    static boolean isIn(HttpServletRequest request) {
        return request.getAttribute(SET) != null;
    }
}
