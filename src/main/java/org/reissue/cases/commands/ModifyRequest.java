package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.lifecycle.Reason;
import org.reissue.orders.Receiver;
import org.reissue.web.api.Evidence;
import org.reissue.web.api.Quantity;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * What the application is to say from now on, as a whole (R9, R11).
 *
 * @param quantity how many to send again, 1 to the number bought (R5)
 * @param reason why; it decides the flow (R3)
 * @param description the buyer's own words
 * @param evidence up to 8 https links to pictures
 * @param receiver where to send it; without one, where it was to go before
 */
public record ModifyRequest(
        @Schema(example = "1") @NotNull @Quantity Integer quantity,
        @Schema(example = "MISSING_ITEMS") @NotNull Reason reason,
        @Schema(example = "补充开箱视频截图") @Text String description,

        @Schema(example = "[\"https://img.example/unboxing.jpg\"]") @Evidence
        List<String> evidence,

        @Valid Receiver receiver) {

    public ModifyRequest {
        description = Texts.trimmed(description);
        evidence = Texts.orEmpty(evidence);
    }

    /**
     * What is asked for from now on.
     *
     * @param usual where the goods were to go before
     */
    ApplicationDetails details(Receiver usual) {
        return new ApplicationDetails(reason, quantity, description, evidence, receiver == null ? usual : receiver);
    }
}
