package org.reissue;

import org.reissue.lifecycle.Policy;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How settings are bound: {@link DurationBindHandler} judges the durations in all of them. */
@Configuration(proxyBeanMethods = false)
class PropertiesConfiguration {

    @Bean
    static ConfigurationPropertiesBindHandlerAdvisor judgedDurations(Environment environment) {
        return parent -> new DurationBindHandler(parent, environment);
    }

    /** Bound here, since the lifecycle module is free of Spring. */
    @Bean
    Policy policy(Environment environment) {
        BindHandler durations = new DurationBindHandler(BindHandler.DEFAULT, environment);
        return Binder.get(environment)
                .bind("reissue.policy", Bindable.of(Policy.class), durations)
                .get();
    }
}
