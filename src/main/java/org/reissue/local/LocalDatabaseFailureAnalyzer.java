package org.reissue.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the developer why the embedded database does not start and what to do, in place of a stack trace. */
class LocalDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<LocalDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LocalDatabaseException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
