package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases of long ago, so that other tests keep theirs. */
@ReissueTest
class RetentionTest {

    private static final Instant UNTIL = Instant.parse("2002-01-01T00:00:00Z");
    private static final Instant BEFORE = UNTIL.minus(Duration.ofDays(1));
    private static final Instant AFTER = UNTIL.plus(Duration.ofDays(1));

    @Autowired
    private EventRetentionJob retention;

    @Autowired
    private CaseEventReader log;

    @Autowired
    private JdbcClient jdbc;

    /** Who begins to follow in another test must not be told that this one dropped the latest events. */
    @AfterEach
    void forget() {
        jdbc.sql("update case_event_retention set dropped_through = 0").update();
    }

    @Test
    void whole_cases_go_when_they_ended_long_enough_ago_and_no_others() {
        UUID ended = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        UUID endedLately = UUID.randomUUID();
        UUID settledLately = UUID.randomUUID();
        for (UUID each : List.of(ended, open, endedLately, settledLately)) {
            write(each, "reissue.applied", null, "PENDING_MERCHANT", BEFORE);
        }
        long last = write(ended, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", UNTIL);
        write(settledLately, "reissue.refunded", "AWAITING_SHIPMENT", "REFUNDED", BEFORE);
        write(endedLately, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", AFTER);
        write(settledLately, "reissue.refund-succeeded", null, null, AFTER);

        assertThat(retention.dropUntil(UNTIL)).isEqualTo(1);
        assertThat(count(ended)).isZero();
        assertThat(count(open)).isEqualTo(1);
        assertThat(count(endedLately)).isEqualTo(2);
        assertThat(count(settledLately)).isEqualTo(3);
        assertThat(log.droppedThrough()).isEqualTo(last);
        assertThat(retention.dropUntil(UNTIL)).isZero();
        assertThat(log.droppedThrough()).isEqualTo(last);
    }

    @Test
    void many_cases_go_in_batches() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(100));
        int cases = 2 * EventRetentionJob.BATCH + 1;
        for (int i = 0; i < cases; i++) {
            write(UUID.randomUUID(), "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo);
        }
        assertThat(retention.dropUntil(longAgo)).isEqualTo(cases);
        assertThat(retention.dropUntil(longAgo)).isZero();
    }

    @Test
    void unless_told_otherwise_everything_stays() {
        UUID ended = UUID.randomUUID();
        write(ended, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", BEFORE.minus(Duration.ofDays(200)));
        retention.drop();
        assertThat(count(ended)).isEqualTo(1);
        retention.dropUntil(BEFORE.minus(Duration.ofDays(199)));
    }

    private long write(UUID caseId, String type, String from, String to, Instant at) {
        return jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, from_status, to_status, rule)
                        values (?, ?, ?, 'SYSTEM', 'S-old', 'B-old', 'O-old', 'I-1', 'OTHER', ?, ?, 'R6')
                        returning id
                        """)
                .params(caseId, type, Timestamp.from(at), from, to)
                .query(Long.class)
                .single();
    }

    private long count(UUID caseId) {
        return jdbc.sql("select count(*) from case_event where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }
}
