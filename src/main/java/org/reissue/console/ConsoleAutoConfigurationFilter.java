package org.reissue.console;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out what Spring Boot configures for the console's libraries, unless the console is on. */
class ConsoleAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> CONSOLE_ONLY =
            List.of("org.springframework.boot.thymeleaf.", "org.springframework.boot.security.oauth2.client.");

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = environment.getProperty(ConditionalOnConsole.PROPERTY, Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[candidates.length];
        for (int nr = 0; nr < kept.length; nr++) {
            String candidate = Objects.toString(candidates[nr], "");
            kept[nr] = on || CONSOLE_ONLY.stream().noneMatch(candidate::startsWith);
        }
        return kept;
    }
}
