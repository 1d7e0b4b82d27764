package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reissue.RefusedStartException;
import org.reissue.history.EventLogProperties;

class WebhookConfigurationTest {

    private final WebhookProperties pausedAfterThreeDays = WebhookTargetPolicyTest.settings(false);

    @Test
    void events_that_are_dropped_before_a_failing_receiver_is_paused_stop_the_start() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() ->
                        new WebhookConfiguration(pausedAfterThreeDays, new EventLogProperties(Duration.ofDays(3))))
                .withMessageContainingAll("reissue.feed.retention", "reissue.feed.webhooks.pause-after");
    }

    @Test
    void events_may_be_dropped_later_or_never() {
        assertThatCode(() -> {
                    new WebhookConfiguration(
                            pausedAfterThreeDays,
                            new EventLogProperties(Duration.ofDays(3).plusMillis(1)));
                    new WebhookConfiguration(pausedAfterThreeDays, new EventLogProperties(null));
                })
                .doesNotThrowAnyException();
    }
}
