package org.reissue.logistics.carriers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The carriers there are: those shipped with the service, corrected and added to by ops. */
@Component
public class CarrierService {

    /** The columns that {@link #trackingUrl} reads, beside the parcel's own, of a statement with {@link #JOIN}. */
    public static final String COLUMNS = "carrier.code is not null as carrier_stated, carrier.tracking_url";

    /** Finds what ops have said of the {@code carrier} of what the statement calls {@code seen}. */
    public static final String JOIN = "left join carrier on carrier.code = seen.carrier";

    private final BuiltInCarriers shipped;
    private final CarrierRepository table;

    CarrierService(CarrierRepository table, JsonMapper json) {
        this.table = table;
        this.shipped = new BuiltInCarriers(json);
    }

    /** All of them: the shipped ones in their order, then the added ones by code. One read. */
    public Collection<Carrier> all() {
        Map<String, Carrier> all = new LinkedHashMap<>();
        shipped.all().forEach(carrier -> all.put(carrier.code(), carrier));
        table.all().stream()
                .sorted(Comparator.comparing(Carrier::code))
                .forEach(carrier -> all.put(carrier.code(), carrier));
        return all.values();
    }

    public Optional<Carrier> find(String code) {
        return table.find(code).or(() -> shipped.find(code));
    }

    /**
     * The carrier with that code, of a row that has all columns of {@code carrier}, null where ops have said nothing.
     */
    public Optional<Carrier> from(ResultSet row, String code) throws SQLException {
        return row.getString("code") == null ? shipped.find(code) : Optional.of(table.carrier(row, 1));
    }

    /** Where a row's parcel can be followed, or null. */
    public String trackingUrl(ResultSet row) throws SQLException {
        String url = row.getBoolean("carrier_stated")
                ? row.getString("tracking_url")
                : shipped.find(row.getString("carrier"))
                        .map(Carrier::trackingUrl)
                        .orElse(null);
        return url == null ? null : url.replace(Carrier.NUMBER, row.getString("tracking_number"));
    }

    /** Those whose formats a number fits, the likeliest first. */
    List<Carrier> suggestedFor(String number) {
        String normalised = TrackingNumber.normalised(number);
        Comparator<Carrier> byWeight = Comparator.comparingInt(carrier ->
                carrier.formatOf(normalised).map(NumberFormat::weight).orElse(0));
        return all().stream()
                .filter(carrier -> carrier.formatOf(normalised).isPresent())
                .sorted(byWeight.reversed())
                .toList();
    }

    /** Adds a carrier or replaces it as a whole, at once for every instance. */
    @Transactional
    Carrier put(Carrier carrier) {
        table.put(carrier);
        return carrier;
    }
}
