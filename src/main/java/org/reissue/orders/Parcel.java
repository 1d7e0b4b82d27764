package org.reissue.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The original parcel of an order.
 *
 * @param carrier the carrier's code in the order system; it need not be a carrier of replacements
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
