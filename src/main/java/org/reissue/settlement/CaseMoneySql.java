package org.reissue.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;

/** The parts of a query by which a statement of another module reads the {@link CaseMoney} of its cases as well. */
public final class CaseMoneySql {

    /** The columns that {@link #read} reads, in a query with {@link #JOINS}. */
    public static final String COLUMNS = """
            compensation.amount_fen as compensation_fen, compensation.status as compensation_status,
            compensation.ended_at as compensation_ended_at, refund.id as refund_id, refund.amount_fen as refund_fen,
            refund.status as refund_status, refund.ended_at as refund_ended_at,
            refund.returned_at as refund_returned_at
            """;

    /** Joins the payouts of the rows that the query calls {@code seen}, by their {@code case_id}. */
    public static final String JOINS = """
            left join payout compensation on compensation.case_id = seen.case_id and compensation.kind = 'COMPENSATION'
            left join payout refund on refund.case_id = seen.case_id and refund.kind = 'REFUND'
            """;

    /** The key by which a {@link RangeCheck} finds the payouts of cases. */
    public static final String CASE_KEY = "payout.case_id";

    /** The refunds in a range of a {@link RangeCheck} by {@link #CASE_KEY}: {@code case_id} and {@code amount_fen}. */
    public static final String REFUNDS_OF_RANGE = """
            select case_id, amount_fen from payout
            where case_id > :after::uuid and case_id <= :upto::uuid and kind = 'REFUND'
            """;

    private CaseMoneySql() {}

    public static CaseMoney read(ResultSet row) throws SQLException {
        return new CaseMoney(compensation(row), refund(row));
    }

    private static @Nullable Compensation compensation(ResultSet row) throws SQLException {
        String status = row.getString("compensation_status");
        return status == null
                ? null
                : new Compensation(
                        row.getLong("compensation_fen"),
                        StoredEnum.read(Compensation.Status.class, status),
                        StoredInstant.read(row, "compensation_ended_at"));
    }

    private static @Nullable Refund refund(ResultSet row) throws SQLException {
        String status = row.getString("refund_status");
        return status == null
                ? null
                : new Refund(
                        row.getString("refund_id"),
                        row.getLong("refund_fen"),
                        StoredEnum.read(Refund.Status.class, status),
                        StoredInstant.read(row, "refund_ended_at"),
                        StoredInstant.read(row, "refund_returned_at"));
    }
}
