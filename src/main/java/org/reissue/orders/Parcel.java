package org.reissue.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The order's original parcel, as the order system knows it.
 *
 * @param carrier the carrier's code; any carrier's, also one that reissues are not shipped with
 * @param trackingNumber the carrier's number of the parcel
 */
public record Parcel(
        @NotNull @Text @Schema(example = "SF") String carrier,
        @NotNull @Text @Schema(example = "SF1234567890") String trackingNumber) {

    public Parcel {
        carrier = Texts.trimmed(carrier);
        trackingNumber = Texts.trimmed(trackingNumber);
    }
}
