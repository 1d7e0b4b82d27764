package org.reissue.cases.timeouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.history.CaseEvent;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;

/**
 * A case with a deadline to fire, to extend or to announce, as stored in the table. Reason and status are still text:
 * an invalid value then fails when its own case is decided, not when the whole batch is read.
 *
 * @param deadlineAt null for a case that has none any more, whose reminder is still there
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 * @param quarantined whether firing the case has failed before
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
        @Nullable Instant deadlineAt,
        @Nullable Instant shippedAt,
        long paidFen,
        long version,
        boolean wasOverdue,
        boolean quarantined) {

    /**
     * The columns that {@link #from} reads by number, because the driver would look names up for each row of a sweep.
     */
    static final String COLUMNS = """
            c.id, c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, c.status, c.scan_due, c.deadline_at,
            c.shipped_at, c.paid_fen, c.version, c.was_overdue, q.case_id is not null
            """;

    static DueCase from(ResultSet row, int number) throws SQLException {
        return new DueCase(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                StoredInstant.read(row, 9),
                StoredInstant.read(row, 10),
                row.getLong(11),
                row.getLong(12),
                row.getBoolean(13),
                row.getBoolean(14));
    }

    /** False for a case that only a newer version understands. */
    boolean isKnown() {
        return StoredEnum.read(CaseStatus.class, status) != null && StoredEnum.read(Reason.class, reason) != null;
    }

    /** The facts for the transition; throws an exception when reason or status are invalid. */
    CaseSnapshot snapshot() {
        CaseEvent.Subject subject = new CaseEvent.Subject(id, shopId, buyerId, orderId, itemId, Reason.valueOf(reason));
        return new CaseSnapshot(
                subject, CaseStatus.valueOf(status), scanDue, wasOverdue, deadlineAt, shippedAt, paidFen, version);
    }
}
