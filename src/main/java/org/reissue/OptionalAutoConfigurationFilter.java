package org.reissue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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

    private static final Map<Predicate<Environment>, List<String>> PREFIXES = Map.of(
            environment -> environment.getProperty(ConditionalOnConsole.PROPERTY, Boolean.class, false),
            List.of("org.springframework.boot.thymeleaf.", "org.springframework.boot.security.oauth2.client."),
            environment -> StringUtils.hasText(environment.getProperty(Spans.ENDPOINT)),
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry."));

    private List<String> leftOut = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        leftOut = PREFIXES.entrySet().stream()
                .filter(optional -> !optional.getKey().test(environment))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .toList();
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
