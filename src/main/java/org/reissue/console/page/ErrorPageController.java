package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages of the console that do not exist, and requests that were refused before a controller was called. */
@ConsoleController("/console")
class ErrorPageController {

    private final ProblemTexts texts;

    ErrorPageController(ProblemTexts texts) {
        this.texts = texts;
    }

    @RequestMapping("/refused")
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        RuntimeException failure = ErrorPages.failure(request);
        if (failure != null) {
            throw failure;
        }
        if (!(request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException)) {
            throw new Problem(ProblemType.FORBIDDEN);
        }
        // a form without the secret that every form has: its page was too old, or another site sent it
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("problem", texts.of("stale-form", HttpServletResponse.SC_FORBIDDEN));
        return "console/error";
    }

    @RequestMapping("/**")
    String unknown() {
        throw Problem.notFound();
    }
}
