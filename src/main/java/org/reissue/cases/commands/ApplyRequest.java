package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.cases.domain.EncryptedReceiver;
import org.reissue.lifecycle.Reason;
import org.reissue.orders.Receiver;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A buyer's application for a reissue.
 *
 * @param orderId the order
 * @param itemId the item of the order that is missing, wrong or damaged
 * @param quantity how many pieces to send again, from 1 to the quantity bought (R5)
 * @param reason why the buyer applies; the reason decides the flow (R3)
 * @param description a free text for the merchant
 * @param evidence up to 8 https links to pictures
 * @param receiver who receives the replacement; without one, the receiver of the order
 */
public record ApplyRequest(
        @Schema(example = "O-1001") @NotNull @Identifier String orderId,
        @Schema(example = "I-1") @NotNull @Identifier String itemId,
        @Schema(example = "1") @NotNull @Quantity Integer quantity,
        @Schema(example = "MISSING_ITEMS") @NotNull Reason reason,
        @Schema(example = "盒子里少了一个插座") @Text @Nullable String description,

        @Schema(example = "[\"https://img.example/box.jpg\"]") @Evidence
        List<String> evidence,

        @Valid @Nullable Receiver receiver) {

    public ApplyRequest {
        description = Texts.trimmed(description);
        evidence = Texts.orEmpty(evidence);
    }

    /**
     * The application as the case stores it.
     *
     * @param encrypted the receiver that the request names, or else that of the order
     */
    ApplicationDetails details(@Nullable EncryptedReceiver encrypted) {
        return new ApplicationDetails(reason, quantity, description, evidence, encrypted);
    }
}
