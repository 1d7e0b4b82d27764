package org.reissue.console.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Error pages for requests that fail before a controller is called. */
public final class ErrorPages {

    /** The path to which filters forward requests that they refuse. */
    public static final String REFUSED = "/console/refused";

    private static final String FAILURE = ErrorPages.class.getName() + ".failure";

    private ErrorPages() {}

    /** Answers a failure of a filter with a page. */
    public static void show(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws ServletException, IOException {
        request.setAttribute(FAILURE, failure);
        request.getRequestDispatcher(REFUSED).forward(request, response);
    }

    static @Nullable RuntimeException failure(HttpServletRequest request) {
        return (RuntimeException) request.getAttribute(FAILURE);
    }
}
