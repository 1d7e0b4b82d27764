package org.reissue;

import org.reissue.lifecycle.Policy;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Binds {@code reissue.policy.*} for the lifecycle module, which is free of Spring. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policy policy(Environment environment) {
        BindHandler durations = new DurationBindHandler(BindHandler.DEFAULT, environment);
        return Binder.get(environment)
                .bind("reissue.policy", Bindable.of(Policy.class), durations)
                .get();
    }
}
