package org.reissue.logistics.scans;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ScanKind;
import org.reissue.logistics.carriers.TrackingNumber;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Text;

/**
 * A carrier's scan of a parcel.
 *
 * @param carrier the carrier's code; a scan of an unknown carrier is stored as well
 * @param trackingNumber the number of the parcel, at most 40 letters and digits; case, spaces and full-width characters
 *     do not matter
 * @param kind what the carrier did
 * @param at when the carrier scanned it, in UTC
 */
public record Scan(
        @Schema(example = "SF") @NotNull @Identifier String carrier,
        @Schema(example = "SF1234567890123") @NotNull @Text String trackingNumber,
        @NotNull ScanKind kind,
        @Schema(example = "2026-11-23T08:00:00Z") @NotNull Instant at) {

    public Scan {
        trackingNumber = trackingNumber == null ? null : TrackingNumber.normalised(trackingNumber);
    }

    ParcelNumber parcel() {
        return new ParcelNumber(carrier, trackingNumber);
    }

    boolean hasPossibleNumber() {
        return trackingNumber == null || TrackingNumber.isPossible(trackingNumber);
    }
}
