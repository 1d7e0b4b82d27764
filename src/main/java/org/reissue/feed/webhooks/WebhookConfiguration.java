package org.reissue.feed.webhooks;

import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which URLs webhooks may call, and the check that a failing receiver is paused before its events are dropped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    WebhookConfiguration(WebhookProperties properties, Environment environment) {
        Binder.get(environment).bind("reissue.feed.retention", Duration.class).ifBound(retention -> {
            if (retention.compareTo(properties.pauseAfter()) <= 0) {
                throw new IllegalArgumentException("reissue.feed.retention must be longer than"
                        + " reissue.feed.webhooks.pause-after, or a failing receiver loses events");
            }
        });
    }

    @Bean
    WebhookTargetPolicy webhookTargetPolicy(WebhookProperties properties) {
        return new WebhookTargetPolicy(properties, SystemDefaultDnsResolver.INSTANCE);
    }
}
