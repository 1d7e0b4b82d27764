package org.reissue.logistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.reissue.jdbc.StoredEnum;
import org.reissue.logistics.carriers.CarrierSql;
import org.springframework.stereotype.Component;

/** SQL fragments that read tracking histories within another module's statement, which saves a round trip. */
@Component
public class TrackingHistorySql {

    /** The columns that {@link #from} reads, in a statement with {@link #JOINS}. */
    public static final String COLUMNS = """
            seen.carrier, seen.tracking_number, history.kinds, history.times, %s
            """.formatted(CarrierSql.COLUMNS);

    /**
     * Joins the scans of the relation named {@code seen}, by its {@code carrier} and {@code parcel_number}: the number
     * of a {@link ParcelNumber}, which may lack zeros of the {@code tracking_number}.
     */
    public static final String JOINS = """
            %s
            cross join lateral (
                select array_agg(scan.kind) as kinds, array_agg(scan.at) as times from parcel_scan scan
                where scan.carrier = seen.carrier and scan.tracking_number = seen.parcel_number) history
            """.formatted(CarrierSql.JOIN);

    private static final Comparator<TrackingHistory.Point> OLDEST_FIRST = Comparator.comparing(
                    TrackingHistory.Point::at)
            .thenComparing(TrackingHistory.Point::kind, Comparator.nullsLast(Comparator.naturalOrder()));

    private final CarrierSql carriers;

    TrackingHistorySql(CarrierSql carriers) {
        this.carriers = carriers;
    }

    /** The history of a row's parcel. */
    public TrackingHistory from(ResultSet row) throws SQLException {
        return new TrackingHistory(carriers.trackingUrl(row), scans(row));
    }

    private static List<TrackingHistory.Point> scans(ResultSet row) throws SQLException {
        if (row.getArray("kinds") == null) {
            return List.of();
        }
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        Timestamp[] times = (Timestamp[]) row.getArray("times").getArray();
        return IntStream.range(0, kinds.length)
                .mapToObj(nr ->
                        new TrackingHistory.Point(StoredEnum.read(ScanKind.class, kinds[nr]), times[nr].toInstant()))
                .sorted(OLDEST_FIRST)
                .toList();
    }
}
