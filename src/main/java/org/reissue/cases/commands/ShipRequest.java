package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The parcel with the replacement (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the tracking number
 * @param confirmed true to use a number that was refused as {@code confirmable}; false when absent
 */
public record ShipRequest(
        @Schema(example = "SF") @NotNull @Text String carrier,
        @Schema(example = "SF1234567890123") @NotNull @Text String trackingNumber,
        @Schema(example = "false") @Nullable Boolean confirmed) {

    public ShipRequest {
        carrier = Texts.trimmed(carrier);
        trackingNumber = Texts.trimmed(trackingNumber);
        confirmed = Boolean.TRUE.equals(confirmed);
    }
}
