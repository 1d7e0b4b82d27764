package org.reissue;

import java.util.stream.Collectors;
import org.reissue.RequiredProperties.MissingPropertiesException;
import org.reissue.RequiredProperties.Requirement;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the missing settings in place of a stack trace. */
final class MissingPropertiesAnalyzer extends AbstractFailureAnalyzer<MissingPropertiesException> {

    private static final String ACTION = """
            Set each of them as a property or as an environment variable. Where several are listed, one is enough.
            To try the service without any settings, run ./mvnw spring-boot:run in its sources (local mode).""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingPropertiesException cause) {
        String description = cause.requirements().stream()
                .map(MissingPropertiesAnalyzer::describe)
                .collect(Collectors.joining("\n", "Reissue cannot start without these settings:\n", ""));
        return new FailureAnalysis(description, ACTION, cause);
    }

    private static String describe(Requirement requirement) {
        return requirement.properties().stream()
                .map(property -> "      %s (%s)".formatted(property, Requirement.environmentVariable(property)))
                .collect(Collectors.joining("\n", "\n  - " + requirement.purpose() + ":\n", ""));
    }
}
