package org.reissue.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * One line of an order.
 *
 * @param itemId the line's id, unique within the order
 * @param skuId what was bought
 * @param title the title that the buyer sees
 * @param categoryId the category that must be open for reissue (R2)
 * @param quantity how many were bought
 * @param paidFen what the buyer paid for the whole line, in fen
 * @param refundedFen what other after-sales have refunded of the line, in fen; 0 if absent (R5, R10, R16)
 */
public record OrderItem(
        @NotNull @Identifier @Schema(example = "I-1") String itemId,
        @NotNull @Identifier @Schema(example = "SKU-1") String skuId,
        @NotNull @Text @Schema(example = "智能吸顶灯") String title,

        @NotNull @Identifier @Schema(example = "smart-home.lighting")
        String categoryId,

        @NotNull @Quantity @Schema(example = "2") int quantity,
        @NotNull @Fen @Schema(example = "19900") long paidFen,

        @Fen @Schema(example = "0", defaultValue = "0") @Nullable
        Long refundedFen) {

    public OrderItem {
        title = Texts.trimmed(title);
        refundedFen = refundedFen == null ? Long.valueOf(0) : refundedFen;
    }

    /** Whether other after-sales have refunded the whole line (R5). */
    public boolean fullyRefunded() {
        return refundedFen > 0 && refundedFen >= paidFen;
    }
}
