package org.reissue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.telemetry.Spans;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves out what Spring Boot configures for the console's libraries, unless the console is on, and for tracing, unless
 * there is somewhere to send traces to.
 */
class OptionalAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> OF_CONSOLE =
            List.of("org.springframework.boot.thymeleaf.", "org.springframework.boot.security.oauth2.client.");
    private static final List<String> OF_TRACING =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private final List<String> leftOut = new ArrayList<>();

    @Override
    public void setEnvironment(Environment environment) {
        if (!environment.getProperty(ConditionalOnConsole.PROPERTY, Boolean.class, false)) {
            leftOut.addAll(OF_CONSOLE);
        }
        if (!StringUtils.hasText(environment.getProperty(Spans.ENDPOINT))) {
            leftOut.addAll(OF_TRACING);
        }
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int nr = 0; nr < kept.length; nr++) {
            String candidate = Objects.toString(candidates[nr], "");
            kept[nr] = leftOut.stream().noneMatch(candidate::startsWith);
        }
        return kept;
    }
}
