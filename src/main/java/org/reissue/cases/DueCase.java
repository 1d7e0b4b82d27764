package org.reissue.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;

/**
 * A case whose deadline has passed, as the table holds it. Its words are only understood when it is decided, so that
 * one case with nonsense in it does not keep the others from being picked.
 */
record DueCase(
        UUID id,
        String shopId,
        String buyerId,
        String orderId,
        String itemId,
        String reason,
        String status,
        boolean scanDue,
        Instant deadlineAt,
        Instant shippedAt,
        long paidFen,
        long version,
        boolean setAside) {

    static DueCase from(ResultSet row, int number) throws SQLException {
        Timestamp shippedAt = row.getTimestamp("shipped_at");
        return new DueCase(
                row.getObject("id", UUID.class),
                row.getString("shop_id"),
                row.getString("buyer_id"),
                row.getString("order_id"),
                row.getString("item_id"),
                row.getString("reason"),
                row.getString("status"),
                row.getBoolean("scan_due"),
                row.getTimestamp("deadline_at").toInstant(),
                shippedAt == null ? null : shippedAt.toInstant(),
                row.getLong("paid_fen"),
                row.getLong("version"),
                row.getBoolean("set_aside"));
    }

    CaseFacts facts() {
        CaseEvent.Subject subject = new CaseEvent.Subject(id, shopId, buyerId, orderId, itemId, Reason.valueOf(reason));
        return new CaseFacts(subject, CaseStatus.valueOf(status), scanDue, deadlineAt, shippedAt, paidFen, version);
    }
}
