package org.reissue.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every exception with {@code application/problem+json}, whatever the caller accepts. */
@RestController
@RestControllerAdvice
class ProblemAdvice implements ErrorController {

    private final ProblemDocuments problems;

    ProblemAdvice(ProblemDocuments problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<ProblemDetail> handle(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Problem problem = ProblemMapping.of(exception);
        if (ProblemMapping.isCallerGone(exception, problem)) {
            return null;
        }
        if (ProblemMapping.isBodyBroken(exception)) { // handleForwarded answers
            LogContext.put(LogField.PROBLEM, problem.type().slug());
            return null;
        }
        if (response.isCommitted()) { // nothing else can be answered; the filter that logs calls ends it
            throw exception;
        }
        CallFailure.keep(request, exception);
        HttpHeaders headers = exception instanceof ErrorResponse error ? error.getHeaders() : HttpHeaders.EMPTY;
        return problems.response(problem, headers);
    }

    /** Answers the errors that Tomcat forwards because they arose outside Spring MVC. They have been logged. */
    @RequestMapping("${spring.web.error.path:/error}")
    @Nullable
    ResponseEntity<ProblemDetail> handleForwarded(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = Problem.notFound(); // a client requested this path itself
        if (exception instanceof Throwable thrown) {
            problem = ProblemMapping.of(thrown);
        } else if (status instanceof Integer code) {
            problem = ProblemMapping.of(code);
        }
        ResponseEntity<ProblemDetail> answer = problems.response(problem, HttpHeaders.EMPTY);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            answer.getBody().setInstance(URI.create(path));
        }
        return answer;
    }
}
