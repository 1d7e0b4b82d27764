package org.reissue.feed.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How webhooks are called.
 *
 * @param privateTargets whether URLs may be in private networks and plain http: on a developer's machine only
 * @param batchSize how many events one call carries at most
 * @param timeout how long one call may take from beginning to end
 * @param pauseAfter for how long all calls may fail before the subscription is paused
 * @param secretOverlap how long the previous secret also signs after a rotation
 */
@ConfigurationProperties("reissue.feed.webhooks")
record WebhookProperties(
        boolean privateTargets, int batchSize, Duration timeout, Duration pauseAfter, Duration secretOverlap) {}
