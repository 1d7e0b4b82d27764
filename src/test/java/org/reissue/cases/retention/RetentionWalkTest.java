package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.lifecycle.Policy;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day by the business clock all orders and parcels are walked through, whichever instance does it (R20). */
@ReissueTest
@Order(1)
class RetentionWalkTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RetentionJob job;
    private final RetentionJob ofAnotherInstance;

    @Autowired
    RetentionWalkTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            RetentionJob job,
            RetentionRepository repository,
            RetentionProperties properties,
            Policy policy,
            TransactionTemplate transaction) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.job = job;
        this.ofAnotherInstance = new RetentionJob(repository, properties, policy, clock, transaction);
    }

    @Test
    void a_walk_begins_a_day_after_the_last_one_by_the_business_clock() {
        Story story = Story.of(api, clock);
        walkNow();
        shippedAgo(story, 539);
        story.waitFor("PT23H59M");
        job.deleteDaily();
        assertThat(receiverIsStored(story)).isTrue();
        story.waitFor("PT1M");
        ofAnotherInstance.deleteDaily();
        assertThat(receiverIsStored(story)).isFalse();
    }

    @Test
    void a_walk_that_began_in_the_future_keeps_no_other_from_its_day() {
        Story story = Story.of(api, clock);
        shippedAgo(story, 540);
        jdbc.sql("update retention_walk set last_key = array['', ''], begun_at = ?")
                .param(Timestamp.from(clock.instant().plus(Duration.ofDays(30))))
                .update();
        job.deleteDaily();
        assertThat(receiverIsStored(story)).isFalse();
    }

    @Test
    void a_walk_that_broke_off_goes_on_where_it_was_and_keeps_its_day() {
        List<Story> orders = Stream.of(Story.of(api, clock), Story.of(api, clock))
                .sorted(Comparator.comparing((Story story) -> story.orderId))
                .toList();
        Story passed = orders.get(0);
        Story ahead = orders.get(1);
        shippedAgo(passed, 540);
        shippedAgo(ahead, 540);
        Instant begun = clock.instant();
        jdbc.sql("update retention_walk set last_key = array[?, ''], begun_at = ? where table_name = 'shop_order'")
                .params(passed.orderId, Timestamp.from(begun))
                .update();
        clock.advance(Duration.ofHours(1));
        job.deleteDaily();
        assertThat(receiverIsStored(passed)).isTrue();
        assertThat(receiverIsStored(ahead)).isFalse();
        clock.advance(Duration.ofHours(23));
        job.deleteDaily();
        assertThat(receiverIsStored(passed)).isFalse();
    }

    /** To lock a row is to write it, and most rows are none of the walk's business. */
    @Test
    void a_walk_writes_nothing_to_rows_that_are_not_old() {
        String number = Story.freshNumber();
        Story story = Story.of(api, clock);
        api.scan("SF", number, clock.instant());
        shippedAgo(story, 539);
        Map<String, Object> before = versions(story, number);
        walkNow();
        assertThat(versions(story, number)).isEqualTo(before);
    }

    /** Which transaction wrote and which one locked or changed them last. */
    private Map<String, Object> versions(Story story, String number) {
        return jdbc.sql("""
                        select shop_order.xmin::text as order_written, shop_order.xmax::text as order_locked,
                               parcel.xmin::text as parcel_written, parcel.xmax::text as parcel_locked
                        from shop_order, parcel where order_id = ? and tracking_number = ?
                        """).params(story.orderId, number).query().singleRow();
    }

    @Test
    void a_walk_goes_through_the_whole_table() {
        String first = Story.fresh("O");
        jdbc.sql("""
                        insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, receiver, items)
                        select ? || '-' || nr, 'S-1', 'B-1', ?, ?, '\\x00', '[{}]' from generate_series(1, 3000) nr
                        """)
                .params(
                        first,
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant().minus(Duration.ofDays(540))))
                .update();
        walkNow();
        assertThat(jdbc.sql("delete from shop_order where order_id like ? || '-%' and receiver is null")
                        .param(first)
                        .update())
                .isEqualTo(3_000);
    }

    /** Whenever the last walk was. */
    private void walkNow() {
        jdbc.sql("update retention_walk set last_key = array['', ''], begun_at = null")
                .update();
        job.deleteDaily();
    }

    /** Receipt was never confirmed: the receiver is due after 540 days. */
    private void shippedAgo(Story story, int days) {
        Map<String, Object> times = new HashMap<>();
        times.put("shippedAt", clock.instant().minus(Duration.ofDays(days)).toString());
        times.put("receivedAt", null);
        story.orderFacts(times).expect(200);
    }

    private boolean receiverIsStored(Story story) {
        return jdbc.sql("select receiver is not null from shop_order where order_id = ?")
                .param(story.orderId)
                .query(Boolean.class)
                .single();
    }
}
