package org.reissue.feed.webhooks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the calls to webhooks.
 *
 * @param privateTargets whether URLs may be in private networks and plain http: on a developer's machine only
 * @param ports the ports that URLs may name; empty for any
 * @param allowedNetworks networks that may be called although they are private, such as {@code 10.1.0.0/16}
 * @param deniedNetworks networks that must not be called although they are public
 * @param batchSize how many events one call carries at most; at least 1
 * @param timeout how long one call may take from beginning to end; at least one millisecond
 * @param pauseAfter for how long all calls may fail before the subscription is paused; zero pauses it at the first
 *     failure
 * @param secretOverlap how long the previous secret also signs after a rotation; zero if it does not
 */
@Validated
@ConfigurationProperties("reissue.feed.webhooks")
record WebhookProperties(
        boolean privateTargets,
        @DefaultValue Set<@Min(1) @Max(65_535) Integer> ports,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue List<String> deniedNetworks,
        @Positive int batchSize,
        @NotNull @DurationMin(millis = 1) Duration timeout,
        @NotNull @DurationMin Duration pauseAfter,
        @NotNull @DurationMin Duration secretOverlap) {

    WebhookProperties {
        requireNetworks("allowed-networks", allowedNetworks);
        requireNetworks("denied-networks", deniedNetworks);
    }

    private static void requireNetworks(String name, List<String> texts) {
        try {
            new Networks(texts);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "reissue.feed.webhooks.%s must be networks such as 10.1.0.0/16: %s".formatted(name, texts));
        }
    }
}
