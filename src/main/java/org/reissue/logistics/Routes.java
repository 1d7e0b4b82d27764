package org.reissue.logistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.Carriers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where parcels have been. */
@Component
public class Routes {

    private static final String SCANS = """
            select scan.* from parcel_scan scan
            join unnest(?::text[], ?::text[]) wanted (carrier, tracking_number) using (carrier, tracking_number)
            """;

    private static final Comparator<Route.Point> OLDEST_FIRST =
            Comparator.comparing(Route.Point::at).thenComparing(Route.Point::kind);

    private final JdbcClient jdbc;
    private final Carriers carriers;

    Routes(JdbcClient jdbc, Carriers carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    /** The route of each of the parcels: two reads, however many they are; none for none. */
    public Map<ParcelNumber, Route> of(Collection<ParcelNumber> parcels) {
        if (parcels.isEmpty()) {
            return Map.of();
        }
        Map<String, Carrier> known =
                carriers.all().stream().collect(Collectors.toMap(Carrier::code, Function.identity()));
        Map<ParcelNumber, List<Route.Point>> scans = scans(parcels);
        Map<ParcelNumber, Route> routes = new HashMap<>();
        for (ParcelNumber parcel : parcels) {
            Carrier carrier = known.get(parcel.carrier());
            routes.put(
                    parcel,
                    new Route(
                            carrier == null ? null : carrier.trackingUrl(parcel.trackingNumber()),
                            scans.getOrDefault(parcel, List.of())));
        }
        return routes;
    }

    private Map<ParcelNumber, List<Route.Point>> scans(Collection<ParcelNumber> parcels) {
        Map<ParcelNumber, List<Route.Point>> scans = new HashMap<>();
        jdbc.sql(SCANS)
                .param(parcels.stream().map(ParcelNumber::carrier).toArray(String[]::new))
                .param(parcels.stream().map(ParcelNumber::trackingNumber).toArray(String[]::new))
                .query(row -> {
                    scans.computeIfAbsent(
                                    new ParcelNumber(row.getString("carrier"), row.getString("tracking_number")),
                                    parcel -> new ArrayList<>())
                            .add(new Route.Point(
                                    ScanKind.valueOf(row.getString("kind")),
                                    row.getTimestamp("at").toInstant()));
                });
        scans.values().forEach(points -> points.sort(OLDEST_FIRST));
        return scans;
    }
}
