package org.reissue.settlement.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;
import org.springframework.modulith.NamedInterface;

/**
 * Money for a shop's account.
 *
 * @param bucket the bucket it goes into
 * @param amountFen the amount, in fen
 * @param reference the payment system's reference, unique per shop; a repeated reference is the same credit
 */
@NamedInterface("accounts")
public record CreditRequest(
        @Schema(example = "PAYABLE") @NotNull Bucket bucket,
        @Schema(example = "1000000") @NotNull @Fen Long amountFen,

        @Schema(example = "SETTLE-20261123-1") @NotNull @Text
        String reference) {

    public CreditRequest {
        reference = Texts.trimmed(reference);
    }
}
