package org.reissue;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Has {@link DurationBindHandler} judge the durations of all {@code @ConfigurationProperties}. */
@Component
class DurationBindHandlerAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

    private final Environment environment;

    DurationBindHandlerAdvisor(Environment environment) {
        this.environment = environment;
    }

    @Override
    public BindHandler apply(BindHandler bindHandler) {
        return new DurationBindHandler(bindHandler, environment);
    }
}
