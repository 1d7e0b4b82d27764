package org.reissue.history;

import org.reissue.jdbc.QueryGauges;
import org.springframework.stereotype.Component;

/** Publishes how far the readable log lags behind the last event. */
@Component
class EventLogMetrics {

    EventLogMetrics(SafePosition safePosition, QueryGauges gauges) {
        gauges.register(
                "reissue.feed.lag",
                "Positions of the log that cannot be read yet because a transaction is open",
                safePosition::lag);
    }
}
