package org.reissue.logistics.scans;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.logistics.ScanKind;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand scans that set a thousand cases in transit, counted in statements. */
@ReissueTest
class ScanBatchTest {

    private static final int MANY = 1_000;

    private final Scans scans;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Logger statements = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Logger entities = (Logger) LoggerFactory.getLogger("org.hibernate.SQL");
    private final Thread here = Thread.currentThread();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {

        /** Others are at work in the background. */
        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() == here) {
                super.append(event);
            }
        }
    };

    @Autowired
    ScanBatchTest(Scans scans, TestClock clock, JdbcClient jdbc) {
        this.scans = scans;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void listen() {
        log.start();
        for (Logger logger : List.of(statements, entities)) {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(log);
        }
    }

    @AfterEach
    void stop_listening() {
        for (Logger logger : List.of(statements, entities)) {
            logger.detachAppender(log);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }

    @Test
    void a_thousand_scans_take_a_handful_of_statements_and_their_repeat_two() {
        String shop = shipped();
        Instant at = clock.instant().plusSeconds(1);
        List<Scan> batch = new ArrayList<>();
        for (int i = MANY; i > 0; i--) {
            batch.add(new Scan("SF", shop + "N" + i, ScanKind.ACCEPTED, at));
        }
        log.list.clear();
        assertThat(scans.take(batch)).isEqualTo(new ScanReceipt(MANY, MANY));
        assertThat(executed()).isEqualTo(6);
        assertThat(count("reissue_case where shop_id = ? and status = 'IN_TRANSIT' and version = 4", shop))
                .isEqualTo(MANY);
        assertThat(count("case_event where shop_id = ? and type = 'reissue.in-transit'", shop))
                .isEqualTo(MANY);

        log.list.clear();
        assertThat(scans.take(batch)).isEqualTo(new ScanReceipt(MANY, 0));
        assertThat(executed()).isEqualTo(2);
        assertThat(count("case_event where shop_id = ?", shop)).isEqualTo(MANY);
    }

    private long executed() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("Executing prepared SQL statement")
                        || message.startsWith("select")
                        || message.startsWith("update")
                        || message.startsWith("insert"))
                .count();
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
