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
 * The facts of a case that a transition needs. Commands take them from the entity, bulk transitions directly from the
 * table; both then follow the same code.
 *
 * @param subject the case, as its events name it
 * @param state the state by which the lifecycle table is searched
 * @param deadlineAt the running deadline, in UTC, or null
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 * @param paidFen the amount paid for the item, in fen
 */
public record CaseSnapshot(
        CaseEvent.Subject subject,
        CaseState state,
        @Nullable Instant deadlineAt,
        @Nullable Instant shippedAt,
        long paidFen,
        long version) {

    /**
     * The columns of {@code reissue_case c} that {@link #from} reads, with which the statement has to begin: they are
     * read by number, because the driver would look names up for each row of a sweep.
     */
    public static final String COLUMNS = """
            c.id, c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, c.status, c.scan_due, c.deadline_at,
            c.shipped_at, c.paid_fen, c.version, c.was_overdue
            """;

    /** The number of {@link #COLUMNS}. */
    public static final int COLUMN_COUNT = 13;

    /** The condition of a case {@code c} that this version understands, as {@link #isKnown} tells of a case read. */
    public static final String IS_KNOWN = "c.status in (%s) and c.reason in (%s)"
            .formatted(StoredEnum.literals(CaseStatus.class), StoredEnum.literals(Reason.class));

    /**
     * Reads the row of a statement that begins with {@link #COLUMNS}. A status or reason that only a newer version
     * knows is null, so that the rows of other cases are read.
     */
    public static CaseSnapshot from(ResultSet row, int number) throws SQLException {
        Reason reason = StoredEnum.read(Reason.class, row.getString(6));
        CaseStatus status = StoredEnum.read(CaseStatus.class, row.getString(7));
        return new CaseSnapshot(
                new CaseEvent.Subject(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        reason),
                new CaseState(status, reason, row.getBoolean(8), row.getBoolean(13)),
                StoredInstant.read(row, 9),
                StoredInstant.read(row, 10),
                row.getLong(11),
                row.getLong(12));
    }

    /** False for a case that only a newer version understands. */
    public boolean isKnown() {
        return state.status() != null && state.reason() != null;
    }

    static CaseSnapshot of(ReissueCase reissueCase, long version) {
        OrderedItem item = reissueCase.item();
        return new CaseSnapshot(
                new CaseEvent.Subject(
                        reissueCase.id(),
                        item.shopId(),
                        item.buyerId(),
                        item.orderId(),
                        item.itemId(),
                        reissueCase.application().reason()),
                reissueCase.state(),
                reissueCase.progress().deadlineAt(),
                reissueCase.shipment() == null ? null : reissueCase.shipment().shippedAt(),
                item.paidFen(),
                version);
    }
}
