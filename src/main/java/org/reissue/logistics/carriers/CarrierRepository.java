package org.reissue.logistics.carriers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code carrier}: the carriers that ops added or replaced. Never cached, so that all instances agree. */
@Repository
class CarrierRepository {

    private static final TypeReference<List<NumberFormat>> FORMATS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CarrierRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Carrier> findAll() {
        return jdbc.sql("select * from carrier").query(this::map).list();
    }

    Optional<Carrier> findByCode(String code) {
        return jdbc.sql("select * from carrier where code = ?")
                .param(code)
                .query(this::map)
                .optional();
    }

    void save(Carrier carrier) {
        jdbc.sql("""
                        insert into carrier (code, name_zh, name_en, formats, tracking_url)
                        values (:code, :nameZh, :nameEn, :formats::jsonb, :trackingUrl)
                        on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                            formats = excluded.formats, tracking_url = excluded.tracking_url
                        """)
                .param("code", carrier.code())
                .param("nameZh", carrier.nameZh())
                .param("nameEn", carrier.nameEn())
                .param("formats", json.writeValueAsString(carrier.formats()))
                .param("trackingUrl", carrier.trackingUrl())
                .update();
    }

    Carrier map(ResultSet row, int number) throws SQLException {
        return new Carrier(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                json.readValue(row.getString("formats"), FORMATS),
                row.getString("tracking_url"));
    }
}
