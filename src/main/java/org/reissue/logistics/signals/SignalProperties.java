package org.reissue.logistics.signals;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a tracking number is suspicious.
 *
 * @param patience how long after shipping a number may stay without a scan
 * @param lastMinutes how close to its deadline an upload counts as last-minute
 * @param window how far back shipments are counted unless the request says so
 */
@ConfigurationProperties("reissue.tracking-signals")
record SignalProperties(Duration patience, Duration lastMinutes, Duration window) {

    SignalProperties {
        if (patience == null || patience.isNegative() || lastMinutes == null || lastMinutes.isNegative()) {
            throw new IllegalArgumentException(
                    "reissue.tracking-signals.patience and .last-minutes must be durations of 0 or more");
        }
        if (window == null || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("reissue.tracking-signals.window must be a positive duration");
        }
    }
}
