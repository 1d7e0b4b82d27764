package org.reissue;

import org.reissue.lifecycle.Policy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Binds {@code reissue.policy.*} for the lifecycle module, which is free of Spring. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policy policy(Environment environment) {
        return Binder.get(environment).bind("reissue.policy", Policy.class).get();
    }
}
