package org.reissue.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;

/**
 * Money that the buyer of a case is owed: a row of the table {@code payout}. Reason and rule are still text: a value
 * that only a newer version knows then fails when an event of its own payout is made, not when a list is read.
 *
 * @param id the payout's id; of a refund, also the payment system's idempotency id
 * @param reason the buyer's reason to apply
 * @param amountFen the amount, in fen
 * @param status the status of a {@link Compensation} or of a {@link Refund}
 * @param requestedAt when the refund was last requested, or null
 * @param endedAt when it was paid, refused by the payment system or came back; null until then
 * @param returnedAt when the money of a refund last came back after it was sent; null if it never did
 */
public record Payout(
        UUID id,
        UUID caseId,
        String shopId,
        String buyerId,
        String orderId,
        String itemId,
        String reason,
        String rule,
        long amountFen,
        String status,
        int attempt,
        Instant owedAt,
        @Nullable Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable Instant returnedAt) {

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = """
            id, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, attempt, owed_at,
            requested_at, ended_at, returned_at
            """;

    /** The condition of a compensation that has not been paid, whether or not a settlement has tried to. */
    public static final String UNSETTLED = "kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING')";

    public static Payout read(ResultSet row, int number) throws SQLException {
        return new Payout(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("shop_id"),
                row.getString("buyer_id"),
                row.getString("order_id"),
                row.getString("item_id"),
                row.getString("reason"),
                row.getString("rule"),
                row.getLong("amount_fen"),
                row.getString("status"),
                row.getInt("attempt"),
                StoredInstant.read(row, "owed_at"),
                StoredInstant.read(row, "requested_at"),
                StoredInstant.read(row, "ended_at"),
                StoredInstant.read(row, "returned_at"));
    }

    /** False for a payout of a reason or rule that only a newer version understands: it makes no event. */
    public boolean isKnown() {
        return StoredEnum.read(Reason.class, reason) != null && StoredEnum.read(Rule.class, rule) != null;
    }

    /** The event of a settled compensation. It leaves the case as it is. */
    public CaseEvent settledEvent(Instant at) {
        return event(EventType.COMPENSATION_SETTLED, at, Actor.SYSTEM, Map.of("amountFen", amountFen));
    }

    /** An event of this refund in its present state. It leaves the case as it is. */
    public CaseEvent refundEvent(EventType type, Instant at, Actor actor) {
        Map<String, Object> details = Map.of("amountFen", amountFen, "refundId", id.toString(), "attempt", attempt);
        return event(type, at, actor, details);
    }

    private CaseEvent event(EventType type, Instant at, Actor actor, Map<String, Object> details) {
        CaseEvent.Subject subject =
                new CaseEvent.Subject(caseId, shopId, buyerId, orderId, itemId, Reason.valueOf(reason));
        return new CaseEvent(
                subject, type, at, actor, null, null, Rule.valueOf(rule), null, null, details, null, List.of());
    }
}
