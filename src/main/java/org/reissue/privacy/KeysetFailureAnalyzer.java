package org.reissue.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the keyset in place of a stack trace. Spring's own analysis would print the setting. */
final class KeysetFailureAnalyzer extends AbstractFailureAnalyzer<KeysetException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysetException cause) {
        String action = "Give the keyset as java -jar reissue.jar keyset create prints it; docs/privacy.md tells more.";
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
