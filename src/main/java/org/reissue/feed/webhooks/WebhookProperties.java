package org.reissue.feed.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How webhooks are called.
 *
 * @param privateTargets whether they may lead into private networks, and by plain http: on a developer's machine only
 * @param batchSize how many events one call carries at most
 * @param timeout how long one call may take in all
 * @param pauseAfter after how long of failures a subscription is paused
 * @param secretOverlap how long the previous secret signs as well after a rotation
 */
@ConfigurationProperties("reissue.feed.webhooks")
record WebhookProperties(
        boolean privateTargets, int batchSize, Duration timeout, Duration pauseAfter, Duration secretOverlap) {}
