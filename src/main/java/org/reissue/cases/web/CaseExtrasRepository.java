package org.reissue.cases.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.TrackingHistory;
import org.reissue.logistics.TrackingHistorySql;
import org.reissue.settlement.CaseMoney;
import org.reissue.settlement.CaseMoneySql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads payouts and tracking histories of cases with one statement; their modules contribute the SQL. */
@Repository
class CaseExtrasRepository {

    private static final String FIND = """
            select seen.case_id, %s, %s
            from %%s as seen (case_id, carrier, tracking_number, parcel_number)
            %s
            %s
            """.formatted(
                    CaseMoneySql.COLUMNS, TrackingHistorySql.COLUMNS, CaseMoneySql.JOINS, TrackingHistorySql.JOINS);

    /**
     * One case is given as plain values, for which PostgreSQL keeps its plan. For arrays PostgreSQL plans each call
     * anew, by their length, and planning takes six times as long as executing.
     */
    private static final String FIND_ONE = FIND.formatted("(values (?::uuid, ?::text, ?::text, ?::text))");

    private static final String FIND_MANY = FIND.formatted("unnest(?::uuid[], ?::text[], ?::text[], ?::text[])");

    static final CaseExtras NONE = new CaseExtras(CaseMoney.NONE, TrackingHistory.UNKNOWN);

    private final JdbcClient jdbc;
    private final TrackingHistorySql trackingHistories;

    CaseExtrasRepository(JdbcClient jdbc, TrackingHistorySql trackingHistories) {
        this.jdbc = jdbc;
        this.trackingHistories = trackingHistories;
    }

    /** Finds the extras of cases. Without a case that owes money or has a parcel, the database is not queried. */
    Function<ReissueCase, CaseExtras> find(List<ReissueCase> cases) {
        Map<UUID, CaseExtras> found = new HashMap<>();
        List<ReissueCase> queried = cases.stream()
                .filter(reissueCase -> reissueCase.progress().owing() || reissueCase.shipment() != null)
                .toList();
        if (!queried.isEmpty()) {
            statement(queried).query(row -> {
                found.put(row.getObject("case_id", UUID.class), extras(row));
            });
        }
        return reissueCase -> found.getOrDefault(reissueCase.id(), NONE);
    }

    private JdbcClient.StatementSpec statement(List<ReissueCase> cases) {
        if (cases.size() == 1) {
            Shipment shipment = cases.get(0).shipment();
            return jdbc.sql(FIND_ONE)
                    .param(1, cases.get(0).id())
                    // with their type: the driver would prepare the statement anew for a null of unknown type
                    .param(2, column(shipment, Shipment::carrier), Types.VARCHAR)
                    .param(3, column(shipment, Shipment::trackingNumber), Types.VARCHAR)
                    .param(4, column(shipment, CaseExtrasRepository::parcelNumber), Types.VARCHAR);
        }
        UnnestArrays<ReissueCase> rows = new UnnestArrays<>(cases);
        return jdbc.sql(FIND_MANY)
                .param(rows.texts(ReissueCase::id))
                .param(rows.texts(each -> column(each.shipment(), Shipment::carrier)))
                .param(rows.texts(each -> column(each.shipment(), Shipment::trackingNumber)))
                .param(rows.texts(each -> column(each.shipment(), CaseExtrasRepository::parcelNumber)));
    }

    private CaseExtras extras(ResultSet row) throws SQLException {
        return new CaseExtras(CaseMoneySql.read(row), trackingHistories.from(row));
    }

    private static @Nullable String column(@Nullable Shipment shipment, Function<Shipment, @Nullable String> column) {
        return shipment == null ? null : column.apply(shipment);
    }

    private static @Nullable String parcelNumber(Shipment shipment) {
        ParcelNumber parcel = shipment.parcel();
        return parcel == null ? null : parcel.trackingNumber();
    }

    /** The payouts and the tracking history of one case. */
    record CaseExtras(CaseMoney money, TrackingHistory trackingHistory) {}
}
