package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages of the console that do not exist, and requests that were refused before a controller was called. */
@ConsoleController("/console")
class ErrorPageController {

    @RequestMapping("/refused")
    String refused(HttpServletRequest request) {
        RuntimeException failure = ErrorPages.failure(request);
        if (failure != null) {
            throw failure;
        }
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            throw new StaleFormException();
        }
        throw new Problem(ProblemType.FORBIDDEN);
    }

    @RequestMapping("/**")
    String unknown() {
        throw Problem.notFound();
    }

    /** A form without the secret that every form has: its page was too old, or another site sent it. */
    static final class StaleFormException extends RuntimeException {}
}
