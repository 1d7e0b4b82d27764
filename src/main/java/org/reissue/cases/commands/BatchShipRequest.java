package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * Replacements to ship in one request.
 *
 * @param items 1 to 100 shipments
 */
public record BatchShipRequest(
        @NotNull @Size(min = 1, max = BatchService.MAX_CASES_IN_JSON)
        List<@NotNull @Valid Item> items) {

    /**
     * The parcel of one case.
     *
     * @param id the case
     * @param carrier the carrier's code
     * @param trackingNumber the tracking number
     * @param confirmed true to use a number that was refused as {@code confirmable}; false when absent
     */
    @Schema(name = "ShipmentItem")
    public record Item(
            @NotNull @Identifier String id,
            @Schema(example = "SF") @NotNull @Text String carrier,

            @Schema(example = "SF1234567890123") @NotNull @Text
            String trackingNumber,

            @Schema(example = "false") @Nullable Boolean confirmed) {

        public Item {
            carrier = Texts.trimmed(carrier);
            trackingNumber = Texts.trimmed(trackingNumber);
            confirmed = Boolean.TRUE.equals(confirmed);
        }
    }

    public List<ShipmentLine> lines() {
        return items.stream().map(item -> ShipmentLine.of(null, item)).toList();
    }
}
