package org.reissue.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs calls of the API and the console that failed through no fault of the caller. */
public final class CallFailureLog {

    private static final Logger log = LoggerFactory.getLogger(CallFailureLog.class);

    private CallFailureLog() {}

    /** Logs the failure that led to a problem, when the service or the database is at fault; else logs nothing. */
    public static void write(HttpServletRequest request, Problem problem, Exception failure) {
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log.error("{} failed", CallDescription.of(request), failure);
        }
        if (problem.type() == ProblemType.SERVICE_UNAVAILABLE && problem != failure) {
            log.warn("{} was not served: {}", CallDescription.of(request), failure.toString());
        }
    }
}
