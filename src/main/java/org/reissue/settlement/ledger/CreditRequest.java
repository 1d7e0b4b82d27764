package org.reissue.settlement.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;
import org.springframework.modulith.NamedInterface;

/**
 * Money that comes into a shop's account.
 *
 * @param bucket for goods sold or as a deposit
 * @param amountFen how much, in fen
 * @param reference what the payment system calls it, unique per shop; the same one again is the same credit
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
