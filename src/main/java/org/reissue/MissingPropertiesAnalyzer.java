package org.reissue;

import java.util.stream.Collectors;
import org.reissue.RequiredProperties.Missing;
import org.reissue.RequiredProperties.Setting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly which settings are missing, in place of a stack trace. */
final class MissingPropertiesAnalyzer extends AbstractFailureAnalyzer<Missing> {

    private static final String ACTION = """
            Set each of them as a property or as an environment variable; where several are named, one is enough.
            To try the service out instead, run ./mvnw spring-boot:run in its sources: local mode needs nothing.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Missing cause) {
        String description = cause.settings().stream()
                .map(MissingPropertiesAnalyzer::describe)
                .collect(Collectors.joining("\n", "Reissue cannot start without these settings:\n", ""));
        return new FailureAnalysis(description, ACTION, cause);
    }

    private static String describe(Setting setting) {
        return setting.properties().stream()
                .map(property -> "      %s (%s)".formatted(property, Setting.variable(property)))
                .collect(Collectors.joining("\n", "\n  - " + setting.purpose() + ":\n", ""));
    }
}
