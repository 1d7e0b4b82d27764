package org.reissue.logistics.signals;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a number looks untrue.
 *
 * @param patience how long after shipping a number without a scan is not suspicious yet
 * @param lastMinutes how close to the deadline an upload is a last-minute one
 */
@ConfigurationProperties("reissue.tracking-signals")
record SignalProperties(Duration patience, Duration lastMinutes) {

    SignalProperties {
        if (patience == null || patience.isNegative() || lastMinutes == null || lastMinutes.isNegative()) {
            throw new IllegalArgumentException(
                    "reissue.tracking-signals.patience and .last-minutes must be durations of 0 or more");
        }
    }
}
