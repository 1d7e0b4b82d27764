package org.reissue.settlement.refunds;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Refund;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * The payment system's result of a refund.
 *
 * @param status whether the buyer has the money; {@code RETURNED} if it was sent and came back
 * @param reference the payment system's reference of the attempt; a repeated reference with the same status is the same
 *     result
 */
public record RefundResultRequest(
        @Schema(example = "SUCCEEDED") @NotNull Outcome status,
        @Schema(example = "PAY-20261123-77") @NotNull @Text String reference) {

    public RefundResultRequest {
        reference = Texts.trimmed(reference);
    }

    /** The result of an attempt. */
    @Schema(name = "RefundOutcome")
    public enum Outcome {
        /** The buyer has the money. */
        SUCCEEDED(
                Refund.Status.SUCCEEDED,
                EventType.REFUND_SUCCEEDED,
                // a bank may pay although it has reported a failure
                Set.of(Refund.Status.REQUESTED, Refund.Status.FAILED, Refund.Status.SUCCEEDED)),
        /** The payment system could not pay. */
        FAILED(Refund.Status.FAILED, EventType.REFUND_FAILED, Set.of(Refund.Status.REQUESTED)),
        /** The money was sent and came back. */
        RETURNED(Refund.Status.FAILED, EventType.REFUND_RETURNED, Set.of(Refund.Status.SUCCEEDED));

        private final Refund.Status status;
        private final EventType event;
        private final Set<Refund.Status> countsAfter;

        Outcome(Refund.Status status, EventType event, Set<Refund.Status> countsAfter) {
            this.status = status;
            this.event = event;
            this.countsAfter = countsAfter;
        }

        /** Whether a new result of this kind counts for a refund that was requested and is in the given status. */
        boolean countsAfter(Refund.Status before) {
            return countsAfter.contains(before);
        }

        Refund.Status status() {
            return status;
        }

        EventType event() {
            return event;
        }
    }
}
