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
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The modified application, which replaces the previous one as a whole (R9, R11).
 *
 * @param quantity how many pieces to send again, from 1 to the quantity bought (R5)
 * @param reason why the buyer applies; the reason decides the flow (R3)
 * @param description a free text for the merchant
 * @param evidence up to 8 https links to pictures
 * @param receiver who receives the replacement; without one, the previous receiver
 */
public record ModifyRequest(
        @Schema(example = "1") @NotNull @Quantity Integer quantity,
        @Schema(example = "MISSING_ITEMS") @NotNull Reason reason,
        @Schema(example = "补充开箱视频截图") @Text @Nullable String description,

        @Schema(example = "[\"https://img.example/unboxing.jpg\"]") @Evidence
        List<String> evidence,

        @Valid @Nullable Receiver receiver) {

    public ModifyRequest {
        description = Texts.trimmed(description);
        evidence = Texts.orEmpty(evidence);
    }

    /**
     * The application as the case stores it.
     *
     * @param encrypted the receiver that the request names, or else the previous one
     */
    ApplicationDetails details(@Nullable EncryptedReceiver encrypted) {
        return new ApplicationDetails(reason, quantity, description, evidence, encrypted);
    }
}
