package org.reissue.history;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The setting of the event log. Its name begins like those of the feed, whose subscriptions may miss what is dropped.
 *
 * @param retention how long the events of a case are kept after it has ended; for ever if null
 */
@Validated
@ConfigurationProperties("reissue.feed")
public record EventLogProperties(
        @DurationMin(nanos = 1) @Nullable Duration retention) {}
