package org.reissue.logistics.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.logistics.ScanKind;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand scans that set a thousand cases in transit, counted in round trips. */
@ReissueTest
class ScanBatchTest {

    private static final int MANY = 1_000;

    private final ScanService scans;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;

    @Autowired
    ScanBatchTest(ScanService scans, TestClock clock, JdbcClient jdbc, RoundTrips roundTrips) {
        this.scans = scans;
        this.clock = clock;
        this.jdbc = jdbc;
        this.roundTrips = roundTrips;
    }

    @Test
    void a_thousand_scans_take_a_handful_of_round_trips() {
        String shop = shipped();
        Instant at = clock.instant().plusSeconds(1);
        List<Scan> batch = new ArrayList<>();
        for (int i = MANY; i > 0; i--) {
            batch.add(new Scan("SF", shop + "N" + i, ScanKind.ACCEPTED, at));
        }
        assertThat(roundTrips.of(() -> assertThat(scans.record(batch)).isEqualTo(new ScanResponse(MANY, MANY))))
                .containsExactly(
                        "insert parcel",
                        "insert parcel_scan",
                        "lock reissue_case",
                        "update reissue_case",
                        "update reissue_case",
                        "insert case_event",
                        "commit");
        assertThat(count("reissue_case where shop_id = ? and status = 'IN_TRANSIT' and version = 4", shop))
                .isEqualTo(MANY);
        assertThat(count("case_event where shop_id = ? and type = 'reissue.in-transit'", shop))
                .isEqualTo(MANY);

        assertThat(roundTrips.of(() -> assertThat(scans.record(batch)).isEqualTo(new ScanResponse(MANY, 0))))
                .containsExactly("insert parcel", "insert parcel_scan", "commit");
        assertThat(count("case_event where shop_id = ?", shop)).isEqualTo(MANY);
    }

    private long count(String from, String shop) {
        return jdbc.sql("select count(*) from " + from)
                .param(shop)
                .query(Long.class)
                .single();
    }

    /** @return the shop, whose name every number begins with */
    private String shipped() {
        String shop = Story.fresh("S").replace("-", "").toUpperCase();
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp due = Timestamp.from(clock.instant().plus(Duration.ofDays(10)));
        jdbc.sql("""
                        with shipped as (
                            insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason,
                                                      quantity, evidence, status, deadline_at, scan_due, carrier,
                                                      tracking_number, shipped_at, version, applied_at, updated_at)
                            select uuidv7(), :shop, 'B', :shop || nr, 'I-1', '灯泡', 19900, 'OTHER', 1, '{}', 'SHIPPED',
                                   :due, false, 'SF', :shop || 'N' || nr, :now, 3, :now, :now
                            from generate_series(1, :many) nr
                            returning id, tracking_number),
                        named as (
                            insert into parcel (carrier, tracking_number) select 'SF', tracking_number from shipped)
                        insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
                        select 'SF', tracking_number, id, :shop, :now, :now from shipped
                        """)
                .param("shop", shop)
                .param("due", due)
                .param("now", now)
                .param("many", MANY)
                .update();
        return shop;
    }
}
