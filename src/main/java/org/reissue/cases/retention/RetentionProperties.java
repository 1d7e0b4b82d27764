package org.reissue.cases.retention;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.PrecedentService;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of retention: how long data that no open case needs is kept. All must be positive.
 *
 * @param personalData the receiver, texts and evidence of a case, after its end (R20); the receiver of an order, after
 *     its window to apply
 * @param orders an order whose receipt was confirmed, after its window to apply (R4)
 * @param unconfirmedOrders an order without confirmed receipt, after shipping, or after the last facts if never
 *     shipped; null: for ever, since its buyer may still apply (R4)
 * @param scans the scans of a parcel, each after its time
 * @param numbers a tracking number, after its last upload or scan: until then it cannot serve again (R13)
 * @param archive when a finished case and its events move to the archive, after its end; null: never. At least 365
 *     days: precedents count the cases of a year (R16)
 */
@Validated
@ConfigurationProperties("reissue.retention")
record RetentionProperties(
        @NotNull @DurationMin(nanos = 1) Duration personalData,
        @NotNull @DurationMin(nanos = 1) Duration orders,
        @DurationMin(nanos = 1) @Nullable Duration unconfirmedOrders,
        @NotNull @DurationMin(nanos = 1) Duration scans,
        @NotNull @DurationMin(nanos = 1) Duration numbers,
        @Nullable Duration archive) {

    private static final Duration LEAST_ARCHIVE = PrecedentService.PERIOD;

    /** How much longer after shipping than after the window, when receipt was never confirmed: 540 days, not 180. */
    private static final Duration UNCONFIRMED = Duration.ofDays(360);

    RetentionProperties {
        if (archive != null && archive.compareTo(LEAST_ARCHIVE) < 0) {
            throw new IllegalArgumentException("reissue.retention.archive must be at least " + LEAST_ARCHIVE.toDays()
                    + " days: precedents are the cases of a year");
        }
    }

    /** How long the receiver of an order is kept after shipping, when receipt was never confirmed (R20). */
    Duration unconfirmedReceivers() {
        return personalData.plus(UNCONFIRMED);
    }
}
