package org.reissue.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;

/**
 * What is owed, as the table {@code payout} holds it.
 *
 * @param status of a {@link Compensation} or of a {@link Refund}
 * @param attempt how often the payment system was asked for a refund
 * @param requestedAt when it was asked last, or null
 * @param endedAt when it was paid, or when the payment system refused; null until then
 */
public record Payout(
        UUID id,
        CaseEvent.Subject subject,
        Rule rule,
        long amountFen,
        String status,
        int attempt,
        Instant owedAt,
        @Nullable Instant requestedAt,
        @Nullable Instant endedAt) {

    /** The columns that {@link #from} reads. */
    public static final String COLUMNS = """
            id, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, status, attempt, owed_at,
            requested_at, ended_at
            """;

    public static Payout from(ResultSet row, int number) throws SQLException {
        return new Payout(
                row.getObject("id", UUID.class),
                new CaseEvent.Subject(
                        row.getObject("case_id", UUID.class),
                        row.getString("shop_id"),
                        row.getString("buyer_id"),
                        row.getString("order_id"),
                        row.getString("item_id"),
                        Reason.valueOf(row.getString("reason"))),
                Rule.valueOf(row.getString("rule")),
                row.getLong("amount_fen"),
                row.getString("status"),
                row.getInt("attempt"),
                instant(row, "owed_at"),
                instant(row, "requested_at"),
                instant(row, "ended_at"));
    }

    public String shopId() {
        return subject.shopId();
    }

    /** What the log says of a compensation. It moves no case. */
    public CaseEvent compensated(Instant at) {
        return event(EventType.COMPENSATION_SETTLED, at, ActorKind.SYSTEM, null, Map.of("amountFen", amountFen));
    }

    /** What the log says of a refund as it is now. It moves no case. */
    public CaseEvent refund(EventType type, Instant at, ActorKind actor, @Nullable String actorId) {
        Map<String, Object> details = Map.of("amountFen", amountFen, "refundId", id.toString(), "attempt", attempt);
        return event(type, at, actor, actorId, details);
    }

    private CaseEvent event(
            EventType type, Instant at, ActorKind actor, @Nullable String actorId, Map<String, Object> details) {
        return new CaseEvent(subject, type, at, actor, actorId, null, null, rule, null, null, details, null, List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
