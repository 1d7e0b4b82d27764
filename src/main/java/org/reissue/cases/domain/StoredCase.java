package org.reissue.cases.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;

/**
 * What bulk transitions read of a case. Reason and status are still text: an invalid value then fails when its own case
 * is decided, not when the whole batch is read.
 *
 * @param deadlineAt the running deadline, in UTC, or null
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 */
public record StoredCase(
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
        boolean wasOverdue) {

    /**
     * The columns of {@code reissue_case c} that {@link #from} reads, with which the statement has to begin: they are
     * read by number, because the driver would look names up for each row of a sweep.
     */
    public static final String COLUMNS = """
            c.id, c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, c.status, c.scan_due, c.deadline_at,
            c.shipped_at, c.paid_fen, c.version, c.was_overdue
            """;

    /** The condition of a case {@code c} that this version understands, as {@link #isKnown} tells of a case read. */
    public static final String IS_KNOWN = "c.status in (%s) and c.reason in (%s)"
            .formatted(StoredEnum.literals(CaseStatus.class), StoredEnum.literals(Reason.class));

    /** The number of {@link #COLUMNS}. */
    public static final int COLUMN_COUNT = 13;

    public static StoredCase from(ResultSet row, int number) throws SQLException {
        return new StoredCase(
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
                row.getBoolean(13));
    }

    /** False for a case that only a newer version understands. */
    public boolean isKnown() {
        return StoredEnum.read(CaseStatus.class, status) != null && StoredEnum.read(Reason.class, reason) != null;
    }

    /** The facts for the transition; throws an exception when reason or status are invalid. */
    public CaseSnapshot snapshot() {
        CaseState state = new CaseState(CaseStatus.valueOf(status), Reason.valueOf(reason), scanDue, wasOverdue);
        CaseEvent.Subject subject = new CaseEvent.Subject(id, shopId, buyerId, orderId, itemId, state.reason());
        return new CaseSnapshot(subject, state, deadlineAt, shippedAt, paidFen, version);
    }
}
