package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The zone of the machine does not matter, not even in the hour that its clocks show twice. */
@ReissueTest
class ZoneTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-25T00:30:00Z",
        "Europe/Berlin, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 2026-03-29T01:30:00Z",
        "America/New_York, 2026-11-01T05:30:00Z",
        "America/New_York, 2026-11-01T06:30:00Z",
        "Asia/Kathmandu, 2026-10-25T00:30:00Z",
        "Asia/Shanghai, 2026-10-25T00:30:00Z"
    })
    void an_instant_is_stored_and_read_as_it_is(String zone, Instant instant) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Story story = Story.of(api, clock);
        String category = Story.fresh("zone");
        String number = Story.freshNumber();

        story.orderFacts(Map.of("shippedAt", instant.toString())).expect(200);
        api.ops("curator")
                .put(
                        "/api/v1/ops/categories/" + category,
                        Map.of("name", "Zone", "opensAt", instant.toString(), "shopPercent", 100))
                .expect(200);
        api.scan("SF", number, instant);

        assertThat(epoch("select shipped_at from shop_order where order_id = ?", story.orderId))
                .isEqualTo(instant.getEpochSecond());
        assertThat(epoch("select opens_at from category where id = ?", category))
                .isEqualTo(instant.getEpochSecond());
        assertThat(epoch("select at from parcel_scan where tracking_number = ?", number))
                .isEqualTo(instant.getEpochSecond());
        assertThat(epoch("select first_scan_at from parcel where tracking_number = ?", number))
                .isEqualTo(instant.getEpochSecond());
        assertThat(api.ops("curator")
                        .get("/api/v1/ops/categories/" + category)
                        .expect(200)
                        .text("opensAt"))
                .isEqualTo(instant.toString());
    }

    private long epoch(String query, String key) {
        return jdbc.sql("select extract(epoch from (" + query + "))::bigint")
                .param(key)
                .query(Long.class)
                .single();
    }
}
