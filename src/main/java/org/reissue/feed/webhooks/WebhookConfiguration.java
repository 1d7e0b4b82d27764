package org.reissue.feed.webhooks;

import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.reissue.RefusedStartException;
import org.reissue.history.EventLogProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which URLs webhooks may call, and the check that a failing receiver is paused before its events are dropped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    WebhookConfiguration(WebhookProperties properties, EventLogProperties log) {
        Duration retention = log.retention();
        if (retention != null && retention.compareTo(properties.pauseAfter()) <= 0) {
            throw new RefusedStartException(
                    "reissue.feed.retention (%s) must be longer than reissue.feed.webhooks.pause-after (%s),"
                                    .formatted(retention, properties.pauseAfter())
                            + " or a failing receiver loses events.",
                    "Keep events for longer, or pause failing subscriptions sooner.");
        }
    }

    @Bean
    WebhookTargetPolicy webhookTargetPolicy(WebhookProperties properties) {
        return new WebhookTargetPolicy(properties, SystemDefaultDnsResolver.INSTANCE);
    }
}
