package org.reissue.logistics.carriers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A carrier as it is stored. It is replaced as a whole. */
@Entity
@Table(name = "carrier")
class StoredCarrier {

    private static final TypeReference<List<StoredFormat>> FORMATS = new TypeReference<>() {};

    @Id
    private String code;

    private String nameZh;
    private String nameEn;

    /** JSON by the service's own mapper: Hibernate's would refuse a property that only a newer instance knows. */
    @JdbcTypeCode(SqlTypes.JSON)
    private String formats;

    private @Nullable String trackingUrl;

    protected StoredCarrier() {}

    private StoredCarrier(String code, String nameZh, String nameEn, String formats, @Nullable String trackingUrl) {
        this.code = code;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.formats = formats;
        this.trackingUrl = trackingUrl;
    }

    static StoredCarrier of(Carrier carrier, JsonMapper json) {
        return new StoredCarrier(
                carrier.code(),
                carrier.nameZh(),
                carrier.nameEn(),
                json.writeValueAsString(carrier.formats()),
                carrier.trackingUrl());
    }

    /** The carrier of a row with all columns of the table {@code carrier}. */
    static StoredCarrier of(ResultSet row) throws SQLException {
        return new StoredCarrier(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("formats"),
                row.getString("tracking_url"));
    }

    Carrier toCarrier(JsonMapper json) {
        return new Carrier(
                code,
                nameZh,
                nameEn,
                json.readValue(formats, FORMATS).stream()
                        .map(StoredFormat::toNumberFormat)
                        .toList(),
                trackingUrl);
    }

    /** A format as it is stored, perhaps by a newer version that knows more check digits and certainties. */
    private record StoredFormat(String pattern, @Nullable String checkDigit, String certainty, String source) {

        /** An unknown check digit is not checked, and an unknown certainty counts as unsure. */
        NumberFormat toNumberFormat() {
            Certainty known = StoredEnum.read(Certainty.class, certainty);
            return new NumberFormat(
                    pattern,
                    StoredEnum.read(CheckDigit.class, checkDigit),
                    known == null ? Certainty.UNSURE : known,
                    source);
        }
    }
}
