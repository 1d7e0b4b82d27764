package org.reissue.logistics.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R13: carrier scans of a replacement, and their effect on its case. */
@ReissueTest
class ScanJourneyTest {

    private static final String SCANS = "/api/v1/system/scans";

    private final Api api;
    private final TestClock clock;
    private Story story;
    private String number;

    @Autowired
    ScanJourneyTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_approved_case() {
        story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        number = Story.freshNumber();
        story.waitFor("PT1H");
    }

    @Test
    void the_first_scan_of_a_shipped_parcel_sets_it_in_transit() {
        story.ship("SF", number).expect(200);
        Instant shippedAt = clock.instant();
        story.waitFor("PT3H");
        Answer receipt = scan(number, "ACCEPTED", clock.instant()).expect(200);
        assertThat(receipt.number("accepted")).isEqualTo(1);
        assertThat(receipt.number("added")).isEqualTo(1);

        Answer inTransit = story.read();
        assertThat(inTransit.text("status")).isEqualTo("IN_TRANSIT");
        assertThat(inTransit.number("version")).isEqualTo(4);
        assertThat(inTransit.text("shipment.firstScanAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(inTransit.text("deadline.at"))
                .isEqualTo(shippedAt.plus(Duration.ofDays(10)).toString());
        assertThat(inTransit.text("deadline.then")).isEqualTo("COMPLETE");
        Answer timeline = story.timeline();
        assertThat(timeline.text("items.3.type")).isEqualTo("reissue.in-transit");
        assertThat(timeline.text("items.3.rule")).isEqualTo("R13");
        assertThat(timeline.text("items.3.actor.kind")).isEqualTo("SYSTEM");
        story.merchant()
                .put(story.asMerchant("/shipment"), shipment("SF", Story.freshNumber()))
                .expect(409);
    }

    @Test
    void the_scans_are_shown_to_everybody_oldest_first_and_in_lists() {
        story.ship("SF", number).expect(200);
        Instant now = clock.instant();
        scan(number, "DELIVERED", now.plusSeconds(30)).expect(200);
        scan(number.toLowerCase(), "ACCEPTED", now.plusSeconds(10)).expect(200);
        scan(" " + number, "IN_TRANSIT", now.plusSeconds(20)).expect(200);
        for (Answer seen : List.of(
                story.read(),
                story.merchant().get(story.asMerchant("")).expect(200),
                story.ops().get(story.asOps("")).expect(200))) {
            assertThat(seen.texts("shipment.scans", "kind")).containsExactly("ACCEPTED", "IN_TRANSIT", "DELIVERED");
            assertThat(seen.text("shipment.scans.0.at"))
                    .isEqualTo(now.plusSeconds(10).toString());
            assertThat(seen.text("shipment.firstScanAt"))
                    .as("the earliest, though it came later")
                    .isEqualTo(now.plusSeconds(10).toString());
            assertThat(seen.text("shipment.trackingUrl")).contains(number);
        }
        Answer list = story.buyer().get("/api/v1/buyer/reissues").expect(200);
        assertThat(list.texts("items.0.shipment.scans", "kind")).hasSize(3);
        assertThat(story.eventTypes().stream().filter("reissue.in-transit"::equals))
                .hasSize(1);
    }

    @Test
    void a_parcel_scanned_before_it_is_uploaded_is_in_transit_at_once() {
        scan(number, "ACCEPTED", clock.instant().minusSeconds(60)).expect(200);
        Answer shipped = story.ship("SF", number).expect(200);
        assertThat(shipped.text("status")).isEqualTo("IN_TRANSIT");
        assertThat(shipped.number("version")).isEqualTo(4);
        assertThat(shipped.text("shipment.firstScanAt"))
                .isEqualTo(clock.instant().minusSeconds(60).toString());
        assertThat(story.eventTypes())
                .containsExactly("reissue.applied", "reissue.approved", "reissue.shipped", "reissue.in-transit");
        assertThat(story.timeline().text("items.3.actor.kind")).isEqualTo("SYSTEM");
    }

    @Test
    void a_number_scanned_before_the_case_was_applied_for_is_not_its_own() {
        scan(number, "DELIVERED", clock.instant().minus(Duration.ofDays(3))).expect(200);
        assertRefused(story.ship("SF", number), "SCANNED_BEFORE");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        story.ship("SF", Story.freshNumber()).expect(200);
    }

    @Test
    void a_scan_of_before_the_application_that_comes_late_moves_nothing() {
        story.ship("SF", number).expect(200);
        scan(number, "DELIVERED", clock.instant().minus(Duration.ofDays(3))).expect(200);
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        assertThat(story.read().texts("shipment.scans", "kind")).containsExactly("DELIVERED");
    }

    @Test
    void corrected_to_a_parcel_that_was_scanned_it_is_in_transit_at_once() {
        story.ship("SF", number).expect(200);
        String right = Story.freshNumber();
        scan(right, "IN_TRANSIT", clock.instant()).expect(200);
        assertThat(story.correct("SF", right).expect(200).text("status")).isEqualTo("IN_TRANSIT");
        assertThat(story.eventTypes()).endsWith("reissue.shipment-corrected", "reissue.in-transit");
    }

    @Test
    void legality_is_judged_before_the_number() {
        story.ship("SF", number).expect(200);
        story.ship("XX", "1").expect(409);
        story.confirm().expect(200);
        story.correct("XX", "1").expect(409);
    }

    @Test
    void every_refusal_has_its_code_and_words_in_both_languages() {
        Answer english = story.ship("EMS", "RB123456786GB").expect(422);
        assertThat(english.text("type")).isEqualTo("urn:reissue:problem:invalid-tracking-number");
        assertThat(english.text("code")).isEqualTo("BAD_CHECK_DIGIT");
        assertThat(english.text("detail")).contains("check digit");
        Answer chinese = story.merchant()
                .header("Accept-Language", "zh-CN")
                .post(story.asMerchant("/ship"), shipment("EMS", "RB123456786GB"))
                .expect(422);
        assertThat(chinese.text("detail")).contains("校验位");
    }

    @Test
    void a_scan_of_an_ended_case_is_recorded_and_moves_nothing() {
        story.ship("SF", number).expect(200);
        story.confirm().expect(200);
        scan(number, "DELIVERED", clock.instant()).expect(200);
        assertThat(story.read().text("status")).isEqualTo("COMPLETED");
        assertThat(story.read().texts("shipment.scans", "kind")).containsExactly("DELIVERED");
    }

    @Test
    void a_scan_that_arrives_when_the_deadline_has_passed_is_too_late_however_late_the_sweep_is() {
        story.ship("SF", number).expect(200);
        story.waitFor("P10D");
        scan(number, "ACCEPTED", clock.instant().minus(Duration.ofDays(5))).expect(200);
        Answer completed = story.read();
        assertThat(completed.text("status")).isEqualTo("COMPLETED");
        assertThat(completed.field("shipment.firstScanAt").isNull()).isTrue();
        assertThat(story.eventTypes()).doesNotContain("reissue.in-transit").endsWith("reissue.auto-completed");
    }

    @Test
    void an_extended_deadline_is_not_shortened_by_the_first_scan() {
        story.ship("SF", number).expect(200);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "P5D", "comment", "暴雪"))
                .expect(200);
        String deadline = story.read().text("deadline.at");
        scan(number, "ACCEPTED", clock.instant()).expect(200);
        assertThat(story.read().text("deadline.at")).isEqualTo(deadline);
    }

    @Test
    void replaying_a_day_in_any_order_changes_nothing() {
        story.ship("SF", number).expect(200);
        List<Map<String, Object>> day = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            day.add(body(
                    "SF",
                    i % 2 == 0 ? number : Story.freshNumber(),
                    "IN_TRANSIT",
                    clock.instant().plusSeconds(i)));
        }
        assertThat(api.system().post(SCANS, day).expect(200).number("added")).isEqualTo(20);
        String before = story.ops().get(story.asOps("")).body().toString();
        Collections.reverse(day);
        Answer replayed = api.system().post(SCANS, day).expect(200);
        assertThat(replayed.number("accepted")).isEqualTo(20);
        assertThat(replayed.number("added")).isZero();
        assertThat(story.ops().get(story.asOps("")).body()).hasToString(before);
        assertThat(story.eventTypes().stream().filter("reissue.in-transit"::equals))
                .hasSize(1);
    }

    private Answer scan(String trackingNumber, String kind, Instant at) {
        return api.system().post(SCANS, body("SF", trackingNumber, kind, at)).expect(200);
    }

    private static Map<String, Object> shipment(String carrier, String trackingNumber) {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber);
    }

    private static Map<String, Object> body(String carrier, String trackingNumber, String kind, Instant at) {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber, "kind", kind, "at", at.toString());
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.expect(422).text("code")).isEqualTo(code);
    }
}
