package org.reissue.cases.retention;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept that no open case needs.
 *
 * @param orders an order whose receipt was confirmed, after its window to apply (R4)
 * @param unconfirmedOrders an order without confirmed receipt, after shipping, or after the last facts if never shipped
 * @param scans the scans of a parcel, each after its time
 * @param numbers a tracking number, after its last upload or scan: until then it cannot serve again (R13)
 */
@ConfigurationProperties("reissue.retention")
record RetentionProperties(Duration orders, Duration unconfirmedOrders, Duration scans, Duration numbers) {

    RetentionProperties {
        if (Stream.of(orders, unconfirmedOrders, scans, numbers)
                .anyMatch(kept -> kept == null || kept.isNegative() || kept.isZero())) {
            throw new IllegalArgumentException("reissue.retention.orders, .unconfirmed-orders, .scans and .numbers"
                    + " must be positive durations");
        }
    }
}
