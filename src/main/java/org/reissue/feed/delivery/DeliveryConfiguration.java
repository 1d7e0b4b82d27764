package org.reissue.feed.delivery;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    /** Of the 16 connections there are. */
    private static final int DATABASE_SHARE = 4;

    @Bean
    Ride ride(
            CaseEventReader log,
            SafePosition safePosition,
            SubscriptionRepository subscriptions,
            Instances instances,
            DeliveryMetrics metrics,
            DeliveryProperties settings,
            Clock clock,
            @Qualifier("realTime") Clock realTime) {
        return new Ride(
                log,
                safePosition,
                subscriptions,
                instances,
                metrics,
                settings,
                clock,
                realTime,
                new Semaphore(DATABASE_SHARE, true));
    }
}
