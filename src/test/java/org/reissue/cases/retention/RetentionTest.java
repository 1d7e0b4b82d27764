package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.lifecycle.Policy;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders, scans and tracking numbers are deleted when they are old, and never while an open case needs them. */
@ReissueTest
@Order(1)
class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(180);

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RetentionJob job;
    private final RetentionRepository repository;
    private final Policy policy;
    private final TransactionTemplate transaction;

    @Autowired
    RetentionTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            RetentionJob job,
            RetentionRepository repository,
            Policy policy,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.policy = policy;
        this.transaction = transaction;
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.job = job;
    }

    @ParameterizedTest
    @CsvSource({
        "P900D, PT17879H, true", // 745 days less an hour
        "P900D, PT17880H, false",
        "P2000D, , true",
        ", , true",
    })
    void an_order_is_kept_730_days_after_its_window_and_for_ever_without_confirmed_receipt(
            Duration shippedAgo, Duration receivedAgo, boolean kept) {
        Story story = Story.of(api, clock);
        facts(story, shippedAgo, receivedAgo);
        deleteOld(job);
        assertThat(orderExists(story)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "P600D, PT4679H, true", // 195 days less an hour
        "P600D, PT4680H, false",
        "PT12959H, , true", // 540 days less an hour
        "PT12960H, , false",
    })
    void an_order_that_is_kept_longer_loses_its_receiver_after_the_same_time(
            Duration shippedAgo, Duration receivedAgo, boolean kept) {
        Duration years = Duration.ofDays(2_000);
        RetentionJob patient = jobWith(new RetentionProperties(KEPT, years, years, years, years, null));
        Story story = Story.of(api, clock);
        facts(story, shippedAgo, receivedAgo);
        deleteOld(patient);
        assertThat(orderExists(story)).isTrue();
        assertThat(receiverIsStored(story)).isEqualTo(kept);
    }

    /** R4: the window is closed, which is no secret; R20: only the receiver is erased. */
    @Test
    void a_buyer_who_applies_after_the_receiver_is_erased_is_told_that_the_window_is_closed() {
        Story story = Story.of(api, clock);
        facts(story, Duration.ofDays(600), Duration.ofDays(300));
        deleteOld(job);
        assertThat(receiverIsStored(story)).isFalse();
        assertThat(story.apply("OTHER").expect(422).texts("violations", "code")).containsExactly("WINDOW_CLOSED");
    }

    /** R4: not confirmed yet is still open, R20: but the receiver is erased. */
    @Test
    void a_buyer_who_never_confirmed_receipt_may_apply_after_years_when_the_receiver_is_erased() {
        Story story = Story.of(api, clock);
        facts(story, Duration.ofDays(2_000), null);
        deleteOld(job);
        assertThat(story.apply("NEVER_RECEIVED").expect(201).field("receiver").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT12959H, true", "PT12960H, false"})
    void orders_without_confirmed_receipt_go_after_the_time_that_is_set(Duration shippedAgo, boolean kept) {
        Duration years = Duration.ofDays(2_000);
        RetentionJob limited = jobWith(new RetentionProperties(years, years, Duration.ofDays(540), years, years, null));
        Story story = Story.of(api, clock);
        facts(story, shippedAgo, null);
        deleteOld(limited);
        assertThat(orderExists(story)).isEqualTo(kept);
    }

    @Test
    void an_order_is_kept_as_long_as_one_of_its_cases_is_open() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        facts(story, Duration.ofDays(2_000), Duration.ofDays(1_000));
        deleteOld(job);
        assertThat(orderExists(story)).isTrue();
        story.cancel().expect(200);
        deleteOld(job);
        assertThat(orderExists(story)).isFalse();
        assertThat(story.read().text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void scans_are_deleted_after_180_days_and_a_used_number_is_refused_for_730() {
        String number = Story.freshNumber();
        Story story = shipped(number);
        story.confirm().expect(200);

        age(number, Duration.ofDays(180).minusMinutes(1));
        assertThat(scans(story)).hasSize(1);
        age(number, Duration.ofMinutes(1));
        assertThat(scans(story)).isEmpty();

        age(number, Duration.ofDays(550).minusMinutes(1));
        Story another = Story.of(api, clock);
        another.apply("OTHER").expect(201);
        another.approve().expect(200);
        assertThat(another.ship("SF", number).expect(422).text("code")).isEqualTo("ALREADY_USED");
        age(number, Duration.ofMinutes(1));
        assertThat(parcels(number)).isZero();
        another.ship("SF", number).expect(200);
    }

    @Test
    void a_scanned_number_that_nobody_uploaded_is_refused_for_as_long() {
        String number = Story.freshNumber();
        scan(number);
        age(number, Duration.ofDays(730).minusMinutes(1));
        assertThat(parcels(number)).isEqualTo(1);
        age(number, Duration.ofMinutes(1));
        assertThat(parcels(number)).isZero();
    }

    @Test
    void an_open_case_loses_neither_its_number_nor_its_scans() {
        String number = Story.freshNumber();
        Story story = shipped(number);
        story.escalate().expect(200);
        age(number, Duration.ofDays(2_000));
        assertThat(scans(story)).hasSize(1);
        assertThat(parcels(number)).isEqualTo(1);
        story.cancel().expect(200);
        deleteOld(job);
        assertThat(scans(story)).isEmpty();
        assertThat(parcels(number)).isZero();
    }

    private Story shipped(String number) {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship("SF", number).expect(200);
        scan(number);
        return story;
    }

    private void scan(String number) {
        api.scan("SF", number, clock.instant());
    }

    /** Moves what is known of the number into the past, then deletes what is old. */
    private void age(String number, Duration by) {
        for (String column :
                List.of("parcel set first_scan_at", "parcel_scan set at", "parcel_upload set shipped_at")) {
            jdbc.sql("update %s = %s - cast(? as interval) where tracking_number = ?"
                            .formatted(column, column.substring(column.lastIndexOf(' ') + 1)))
                    .params(by.toString(), number)
                    .update();
        }
        deleteOld(job);
    }

    private static List<String> scans(Story story) {
        return story.read().texts("shipment.scans", "kind");
    }

    private long parcels(String number) {
        return jdbc.sql("select count(*) from parcel where tracking_number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private boolean orderExists(Story story) {
        return jdbc.sql("select count(*) from shop_order where order_id = ?")
                        .param(story.orderId)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Walks through everything, whenever the last walk was. */
    private void deleteOld(RetentionJob one) {
        jdbc.sql("update retention_walk set last_key = array['', ''], begun_at = null")
                .update();
        one.deleteDaily();
    }

    private RetentionJob jobWith(RetentionProperties properties) {
        return new RetentionJob(repository, properties, policy, clock, transaction);
    }

    private boolean receiverIsStored(Story story) {
        return jdbc.sql("select receiver is not null from shop_order where order_id = ?")
                .param(story.orderId)
                .query(Boolean.class)
                .single();
    }

    private void facts(Story story, Duration shippedAgo, Duration receivedAgo) {
        Instant now = clock.instant();
        Map<String, Object> times = new HashMap<>();
        times.put("shippedAt", shippedAgo == null ? null : now.minus(shippedAgo).toString());
        times.put(
                "receivedAt",
                receivedAgo == null ? null : now.minus(receivedAgo).toString());
        story.orderFacts(times).expect(200);
    }
}
