package org.reissue.logistics.signals;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a tracking number is suspicious.
 *
 * @param patience how long after shipping a number may stay without a scan
 * @param lastMinutes how close to its deadline an upload counts as last-minute
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
