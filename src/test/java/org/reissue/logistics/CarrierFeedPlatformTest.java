package org.reissue.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** A platform that carriers send their scans to: the scan window is set, and the feed of Kuaidi100 is on. */
@ReissueTest
class CarrierFeedPlatformTest {

    private static final String FEED = "/carrier-feeds/kuaidi100";

    private static OtherInstance platform;
    private static Api api;
    private static TestClock clock;

    @Autowired
    private Api withoutFeed;

    @Autowired
    private TestClock clockWithoutFeed;

    @BeforeAll
    static void a_platform_with_a_feed() {
        platform = OtherInstance.startedOn(
                TestDatabase.shared(),
                "reissue.policy.scan-window=PT24H",
                "reissue.carrier-feeds.kuaidi100.salt=" + SignedPush.SALT);
        api = platform.bean(Api.class);
        clock = platform.bean(TestClock.class);
    }

    @AfterAll
    static void stops() {
        platform.close();
    }

    @Test
    void no_scan_in_time_is_overdue_and_a_later_one_moves_no_money() {
        Story story = approved("OTHER");
        String number = Story.freshNumber();
        Answer shipped = story.ship("SF", number).expect(200);
        assertThat(shipped.text("deadline.at"))
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)).toString());
        assertThat(shipped.text("deadline.then")).isEqualTo("OVERDUE");
        story.waitFor("PT24H");
        Instant claimed = clock.instant().minus(Duration.ofHours(2));
        api.scan("SF", number, claimed);
        Answer overdue = story.read();
        assertThat(overdue.text("status"))
                .as("judged when it arrives, not by what it says")
                .isEqualTo("OVERDUE");
        assertThat(overdue.number("compensation.amountFen")).isEqualTo(300);
        assertThat(overdue.text("shipment.scans.0.at")).isEqualTo(claimed.toString());
        api.scan("SF", number, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("OVERDUE");
        assertThat(story.ops().get(story.asOps("")).field("shipment.scans").size())
                .isEqualTo(2);
    }

    @Test
    void never_received_and_never_scanned_is_refunded() {
        Story story = approved("NEVER_RECEIVED");
        story.ship().expect(200);
        story.waitFor("PT24H");
        Answer refunded = story.read();
        assertThat(refunded.text("status")).isEqualTo("REFUNDED");
        assertThat(refunded.number("refund.amountFen")).isEqualTo(Story.PAID_FEN);
    }

    @Test
    void a_scan_in_time_gives_ten_days_from_shipping() {
        Story story = approved("OTHER");
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        Instant shippedAt = clock.instant();
        story.waitFor("PT23H59M59S");
        api.scan("SF", number, clock.instant());
        assertThat(story.read().text("deadline.at"))
                .isEqualTo(shippedAt.plus(Duration.ofDays(10)).toString());
        story.waitFor("P3D");
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void a_case_shipped_before_the_window_was_set_keeps_its_ten_days() {
        Story story = Story.of(withoutFeed, clockWithoutFeed);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        String deadline = story.ship().expect(200).text("deadline.at");
        clock.set(clockWithoutFeed.advance(Duration.ofHours(24)));
        Answer unscanned = api.buyer(story.buyerId).get(story.asBuyer("")).expect(200);
        assertThat(unscanned.text("deadline.at")).isEqualTo(deadline);
        assertThat(unscanned.text("deadline.then")).isEqualTo("COMPLETE");
        clock.set(clockWithoutFeed.advance(Duration.ofDays(9)));
        Answer completed = api.buyer(story.buyerId).get(story.asBuyer("")).expect(200);
        assertThat(completed.text("status")).isEqualTo("COMPLETED");
        assertThat(completed.field("compensation").isNull()).isTrue();
    }

    @Test
    void a_case_shipped_while_the_window_was_set_is_overdue_after_it() {
        clock.set(clockWithoutFeed.instant());
        Story story = approved("OTHER");
        story.ship().expect(200);
        clockWithoutFeed.advance(Duration.ofHours(24).minusNanos(1_000));
        Answer unscanned =
                withoutFeed.buyer(story.buyerId).get(story.asBuyer("")).expect(200);
        assertThat(unscanned.text("deadline.then")).isEqualTo("OVERDUE");
        clockWithoutFeed.advance(Duration.ofNanos(1_000));
        Answer overdue = withoutFeed.buyer(story.buyerId).get(story.asBuyer("")).expect(200);
        assertThat(overdue.text("status")).isEqualTo("OVERDUE");
        assertThat(overdue.number("compensation.amountFen")).isEqualTo(300);
    }

    @Test
    void a_replacement_shipped_anew_after_being_overdue_needs_a_number_of_its_own() {
        Story story = approved("OTHER");
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        story.waitFor("PT24H");
        story.modify("OTHER").expect(200);
        story.approve().expect(200);
        assertThat(story.ship("SF", number).expect(422).text("code")).isEqualTo("ALREADY_USED");
        String another = Story.freshNumber();
        story.ship("SF", another).expect(200);
        api.scan("SF", number, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        api.scan("SF", another, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void a_push_moves_the_case_and_repeating_it_changes_nothing() throws Exception {
        Story story = approved("OTHER");
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        Instant at = clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        String param = SignedPush.of("shunfeng", number, at);
        Answer answer = push(param, SignedPush.sign(param)).expect(200);
        assertThat(answer.field("result").booleanValue()).isTrue();
        assertThat(answer.text("returnCode")).isEqualTo("200");
        assertThat(answer.text("message")).isEqualTo("成功");
        push(param, SignedPush.sign(param).toLowerCase()).expect(200);
        Answer moved = story.read();
        assertThat(moved.text("status")).isEqualTo("IN_TRANSIT");
        assertThat(moved.texts("shipment.scans", "kind")).containsExactly("ACCEPTED", "IN_TRANSIT");
        assertThat(moved.text("shipment.firstScanAt")).isEqualTo(at.toString());
    }

    @Test
    void an_unsigned_push_is_refused_in_the_aggregators_words() throws Exception {
        String number = Story.freshNumber();
        String param = SignedPush.of("shunfeng", number, clock.instant());
        for (String sign : new String[] {"", "0".repeat(32), "not hex", SignedPush.sign(param + " ")}) {
            Answer refused = push(param, sign).expect(403);
            assertThat(refused.field("result").booleanValue()).isFalse();
            assertThat(refused.text("returnCode")).isEqualTo("403");
        }
        assertThat(api.scan("SF", number, clock.instant()).number("added")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null"})
    void a_signed_push_that_is_no_object_is_refused(String param) throws Exception {
        assertThat(push(param, SignedPush.sign(param)).expect(400).text("returnCode"))
                .isEqualTo("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":\"abort\",\"message\":\"3天查询无记录\",\"lastResult\":{\"com\":\"yuantong\",\"nu\":\"\",\"data\":[]}}",
                "{\"status\":\"polling\",\"lastResult\":{\"com\":\"nobody\",\"nu\":\"12345678\",\"state\":\"0\",\"data\":[]}}"
            })
    void a_push_that_cannot_be_understood_is_accepted(String param) throws Exception {
        assertThat(push(param, SignedPush.sign(param))
                        .expect(200)
                        .field("result")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_push_is_read_within_the_limits_of_all_bodies() throws Exception {
        String param = "{}" + " ".repeat(1 << 20);
        push(param, SignedPush.sign(param)).expect(413);
        api.anonymous()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", FEED, "sign=%&param=%zz")
                .expect(400);
    }

    @Test
    void without_a_salt_there_is_no_feed() throws Exception {
        String param = SignedPush.of("shunfeng", Story.freshNumber(), clock.instant());
        withoutFeed
                .anonymous()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", FEED, SignedPush.form(param, SignedPush.sign(param)))
                .expect(404);
    }

    private Story approved(String reason) {
        return Story.of(api, clock).approved(reason);
    }

    private static Answer push(String param, String sign) {
        return api.anonymous()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", FEED, SignedPush.form(param, sign));
    }
}
