package org.reissue.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money side of a case. It is read within the statement of whoever shows cases, so that it costs none of its own.
 *
 * @param compensation what an overdue shipment owes, or null
 * @param refund what the buyer gets back, or null
 */
public record CaseMoneySql(
        @Nullable Compensation compensation, @Nullable Refund refund) {

    /** Of a case that owes nothing. */
    public static final CaseMoneySql NONE = new CaseMoneySql(null, null);

    /** The columns that {@link #from} reads, of a statement with {@link #JOINS}. */
    public static final String COLUMNS = """
            compensation.amount_fen as compensation_fen, compensation.status as compensation_status,
            compensation.ended_at as compensation_ended_at, refund.id as refund_id, refund.amount_fen as refund_fen,
            refund.status as refund_status, refund.ended_at as refund_ended_at
            """;

    /** Finds the money of what the statement calls {@code seen}, by its {@code case_id}. */
    public static final String JOINS = """
            left join payout compensation on compensation.case_id = seen.case_id and compensation.kind = 'COMPENSATION'
            left join payout refund on refund.case_id = seen.case_id and refund.kind = 'REFUND'
            """;

    public static CaseMoneySql from(ResultSet row) throws SQLException {
        return new CaseMoneySql(compensation(row), refund(row));
    }

    private static @Nullable Compensation compensation(ResultSet row) throws SQLException {
        String status = row.getString("compensation_status");
        return status == null
                ? null
                : new Compensation(
                        row.getLong("compensation_fen"),
                        Compensation.Status.valueOf(status),
                        instant(row, "compensation_ended_at"));
    }

    private static @Nullable Refund refund(ResultSet row) throws SQLException {
        String status = row.getString("refund_status");
        return status == null
                ? null
                : new Refund(
                        row.getString("refund_id"),
                        row.getLong("refund_fen"),
                        Refund.Status.valueOf(status),
                        instant(row, "refund_ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
