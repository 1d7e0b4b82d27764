package org.reissue.logistics.signals;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of tracking signals: when a tracking number is suspicious.
 *
 * @param patience how long after shipping a number may stay without a scan
 * @param lastMinutes how close to its deadline an upload counts as last-minute
 * @param window how far back shipments are counted unless the request says so
 */
@Validated
@ConfigurationProperties("reissue.tracking-signals")
record TrackingSignalProperties(
        @NotNull @DurationMin Duration patience,
        @NotNull @DurationMin Duration lastMinutes,
        @NotNull @DurationMin(nanos = 1) Duration window) {}
