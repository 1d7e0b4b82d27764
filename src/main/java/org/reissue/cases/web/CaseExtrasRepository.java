package org.reissue.cases.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.logistics.TrackingHistory;
import org.reissue.logistics.TrackingHistorySql;
import org.reissue.settlement.CaseMoney;
import org.reissue.settlement.CaseMoneySql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other modules know of cases: one statement for all of them, composed of what each module says of its own. */
@Component
class CaseExtrasRepository {

    private static final String FIND = """
            select seen.case_id, %s, %s
            from unnest(?::uuid[], ?::text[], ?::text[]) as seen (case_id, carrier, tracking_number)
            %s
            %s
            """.formatted(
                    CaseMoneySql.COLUMNS, TrackingHistorySql.COLUMNS, CaseMoneySql.JOINS, TrackingHistorySql.JOINS);

    private static final Beside NOTHING = new Beside(CaseMoney.NONE, TrackingHistory.UNKNOWN);

    private final JdbcClient jdbc;
    private final TrackingHistorySql routes;

    CaseExtrasRepository(JdbcClient jdbc, TrackingHistorySql routes) {
        this.jdbc = jdbc;
        this.routes = routes;
    }

    /** Nothing is asked for where no case owes anything or has a parcel. */
    Function<ReissueCase, Beside> of(List<ReissueCase> cases) {
        Map<UUID, Beside> found = new HashMap<>();
        List<ReissueCase> seen = cases.stream()
                .filter(one -> one.progress().owing() || one.shipment() != null)
                .toList();
        if (!seen.isEmpty()) {
            UnnestArrays<ReissueCase> columns = new UnnestArrays<>(seen);
            jdbc.sql(FIND)
                    .param(columns.texts(ReissueCase::id))
                    .param(columns.texts(one -> of(one.shipment(), Shipment::carrier)))
                    .param(columns.texts(one -> of(one.shipment(), Shipment::trackingNumber)))
                    .query(row -> {
                        found.put(row.getObject("case_id", UUID.class), beside(row));
                    });
        }
        return one -> found.getOrDefault(one.id(), NOTHING);
    }

    private Beside beside(ResultSet row) throws SQLException {
        return new Beside(CaseMoneySql.read(row), routes.from(row));
    }

    private static String of(Shipment shipment, Function<Shipment, String> part) {
        return shipment == null ? null : part.apply(shipment);
    }

    /** What is shown beside one case. */
    record Beside(CaseMoney money, TrackingHistory route) {}
}
