package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Ruling;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A ruling in arbitration (R16).
 *
 * @param decision how the case continues
 * @param blame who is to blame
 * @param opinion why ops decide so
 * @param refundFen the amount to refund, in fen, at most what is left to refund: the amount paid less what other
 *     after-sales have refunded; allowed only with {@code REFUND}; without it, all that is left
 */
public record RuleRequest(
        @Schema(example = "REFUND") @NotNull Decision decision,
        @Schema(example = "MERCHANT") @NotNull Blame blame,
        @Schema(example = "称重记录与三件不符, 商家应退款") @NotNull @Text String opinion,
        @Schema(example = "1990") @Min(1) @Fen @Nullable Long refundFen) {

    public RuleRequest {
        opinion = Texts.trimmed(opinion);
    }

    Ruling ruling() {
        return new Ruling(decision, blame, opinion, refundFen);
    }
}
