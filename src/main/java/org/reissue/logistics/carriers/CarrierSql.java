package org.reissue.logistics.carriers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Carriers, read within a statement about parcels, which saves a round trip. */
@Component
public class CarrierSql {

    /**
     * The columns that {@link #trackingUrl} reads in addition to the parcel's own, in a statement with {@link #JOIN}.
     */
    public static final String COLUMNS = "carrier.code is not null as carrier_saved, carrier.tracking_url";

    /** Joins the carrier that ops have saved for the {@code carrier} of the relation named {@code seen}. */
    public static final String JOIN = "left join carrier on carrier.code = seen.carrier";

    private final BuiltInCarriers builtIn;
    private final JsonMapper json;

    CarrierSql(BuiltInCarriers builtIn, JsonMapper json) {
        this.builtIn = builtIn;
        this.json = json;
    }

    /**
     * The carrier with that code, from a row with all columns of the table {@code carrier}; they are null where ops
     * have saved none, then the built-in carrier counts.
     */
    public Optional<Carrier> from(ResultSet row, String code) throws SQLException {
        return row.getString("code") == null
                ? builtIn.findByCode(code)
                : Optional.of(StoredCarrier.of(row).toCarrier(json));
    }

    /** Where the buyer can follow the parcel of a row, or null. */
    public @Nullable String trackingUrl(ResultSet row) throws SQLException {
        String url = row.getBoolean("carrier_saved")
                ? row.getString("tracking_url")
                : builtIn.findByCode(row.getString("carrier"))
                        .map(Carrier::trackingUrl)
                        .orElse(null);
        return url == null ? null : url.replace(Carrier.NUMBER, row.getString("tracking_number"));
    }
}
