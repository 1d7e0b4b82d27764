package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.problem.CallFailure;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers exceptions of the console's controllers with a page; those of assets, which have no layout, without one. */
@ControllerAdvice(annotations = ConsoleController.class)
@ConditionalOnConsole
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleErrorAdvice {

    private final ProblemTexts texts;

    ConsoleErrorAdvice(ProblemTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView handle(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) { // no page can follow the first part of a file
            throw exception;
        }
        Problem problem = ProblemMapping.of(exception);
        CallFailure.keep(request, exception);
        LogContext.put(LogField.PROBLEM, problem.type().slug());
        if (request.getAttribute(LayoutInterceptor.LAYOUT) == null) {
            response.sendError(problem.type().status());
            return null;
        }
        response.setStatus(problem.type().status());
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        return new ModelAndView("console/error")
                .addObject("problem", texts.of(problem))
                .addObject("written", Submission.written(request))
                .addObject("uncertain", isUncertain(request, problem, exception));
    }

    /** Whether the form may have been done, or not: its answer does not tell, and it was not refused. */
    private static boolean isUncertain(HttpServletRequest request, Problem problem, Exception exception) {
        boolean failed = problem != exception && problem.type().status() >= HttpStatus.INTERNAL_SERVER_ERROR.value();
        return failed && Submission.isIn(request) && !Submission.isShownOnce(request);
    }
}
