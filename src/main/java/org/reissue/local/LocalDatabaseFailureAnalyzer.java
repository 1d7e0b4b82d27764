package org.reissue.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the developer in two sentences, instead of a stack trace, why there is no database. */
class LocalDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<LocalDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LocalDatabaseException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
