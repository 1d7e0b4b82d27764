package org.reissue.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R13: which numbers are the same, how a number is corrected and how often, and when it is free again. */
@ReissueTest
class ReusedNumberTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    ReusedNumberTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_approved_case() {
        story = approved();
    }

    @Test
    void a_number_serves_one_case_at_a_time() {
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        assertRefused(approved().ship("SF", number.toLowerCase()), "ALREADY_USED");
        story.confirm().expect(200);
        assertRefused(approved().ship("SF", number), "ALREADY_USED");
    }

    @Test
    void a_number_that_was_corrected_away_is_free_again_for_this_case_and_others() {
        String mistyped = Story.freshNumber();
        String right = Story.freshNumber();
        story.ship("SF", mistyped).expect(200);
        story.correct("SF", right).expect(200);
        story.correct("SF", mistyped).expect(200);
        assertRefused(approved().ship("SF", mistyped), "ALREADY_USED");
        Story other = approved();
        other.ship("SF", right).expect(200);
        api.scan("SF", right, clock.instant());
        assertThat(other.read().text("status")).isEqualTo("IN_TRANSIT");
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        api.scan("SF", mistyped, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void a_number_that_was_corrected_away_and_then_scanned_is_not_free() {
        String mistyped = Story.freshNumber();
        story.ship("SF", mistyped).expect(200);
        story.correct("SF", Story.freshNumber()).expect(200);
        api.scan("SF", mistyped, clock.instant());
        assertRefused(approved().ship("SF", mistyped), "ALREADY_USED");
        assertRefused(story.correct("SF", mistyped), "ALREADY_USED");
    }

    @Test
    void a_wrong_carrier_is_corrected_for_the_same_number() {
        String digits = Story.freshDigits();
        story.ship("STO", digits).expect(200);
        assertThat(story.correct("ZTO", digits).expect(200).text("shipment.carrier"))
                .isEqualTo("ZTO");
        api.scan("STO", digits, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        api.scan("ZTO", digits, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void a_case_never_ships_the_same_number_twice_by_whichever_carrier() {
        String digits = Story.freshDigits();
        story.ship("STO", digits).expect(200);
        story.escalate().expect(200);
        story.rule("REISSUE").expect(200);

        assertRefused(story.ship("STO", digits), "ALREADY_USED");
        assertRefused(story.ship("ZTO", digits), "ALREADY_USED");
        story.ship("ZTO", Story.freshDigits()).expect(200);
    }

    @Test
    void a_scan_of_the_mistyped_number_is_of_another_parcel() {
        String mistyped = Story.freshNumber();
        story.ship("SF", mistyped).expect(200);
        story.correct("SF", Story.freshNumber()).expect(200);
        api.scan("SF", mistyped, clock.instant());
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        assertThat(story.read().field("shipment.scans").size()).isZero();
    }

    @Test
    void a_number_is_corrected_three_times_at_most_and_the_same_number_does_not_count() {
        story.ship().expect(200);
        for (int i = 0; i < 3; i++) {
            String number = Story.freshNumber();
            story.correct("SF", number).expect(200);
            story.correct("SF", number.toLowerCase()).expect(200);
        }
        Answer refused = story.correct("SF", Story.freshNumber()).expect(422);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:limit-reached");
        assertThat(refused.text("detail")).contains("3");
        Answer shipped = story.merchant().get(story.asMerchant("")).expect(200);
        assertThat(shipped.number("version"))
                .as("apply, approve, ship, 3 corrections")
                .isEqualTo(6);
        assertThat(story.correct("SF", shipped.text("shipment.trackingNumber"))
                        .expect(200)
                        .number("version"))
                .isEqualTo(6);
    }

    @Test
    void a_refused_correction_does_not_count() {
        story.ship().expect(200);
        for (int i = 0; i < 4; i++) {
            assertRefused(story.correct("SF", "QQ12345678"), "UNLIKELY_FORMAT");
        }
        story.correct("SF", Story.freshNumber()).expect(200);
    }

    @Test
    void another_shipment_of_the_case_has_corrections_of_its_own() {
        story.ship().expect(200);
        for (int i = 0; i < 3; i++) {
            story.correct("SF", Story.freshNumber()).expect(200);
        }
        story.escalate().expect(200);
        story.rule("REISSUE").expect(200);
        story.ship().expect(200);
        story.correct("SF", Story.freshNumber()).expect(200);
    }

    @Test
    void digits_alone_are_used_already_with_and_without_leading_zeros() {
        String digits = Story.freshDigits();
        assertThat(story.ship("EMS", "0" + digits).expect(200).text("shipment.trackingNumber"))
                .as("shown as written")
                .isEqualTo("0" + digits);
        assertRefused(approved().ship("EMS", digits), "ALREADY_USED");
        assertRefused(approved().ship("YUNDA", "000" + digits), "USED_ELSEWHERE");
        assertThat(story.correct("EMS", digits).expect(200).number("version"))
                .as("the same number")
                .isEqualTo(3);
        story.correct("EMS", "1" + digits).expect(200);
    }

    @Test
    void a_scan_without_the_leading_zeros_is_a_scan_of_the_parcel() {
        String digits = Story.freshDigits();
        story.ship("EMS", "0" + digits).expect(200);
        api.scan("EMS", digits, clock.instant());
        api.scan("EMS", "00" + digits, clock.instant());
        Answer scanned = story.read();
        assertThat(scanned.text("status")).isEqualTo("IN_TRANSIT");
        assertThat(scanned.field("shipment.scans").size()).isEqualTo(1);
        assertThat(scanned.text("shipment.trackingUrl")).endsWith("=0" + digits);
    }

    @Test
    void a_parcel_scanned_before_is_found_without_the_leading_zeros() {
        String digits = Story.freshDigits();
        api.scan("EMS", digits, clock.instant().minus(Duration.ofDays(1)));
        assertRefused(story.ship("EMS", "0" + digits), "SCANNED_BEFORE");
        String scanned = Story.freshDigits();
        api.scan("EMS", "00" + scanned, clock.instant());
        assertThat(story.ship("EMS", "0" + scanned).expect(200).text("status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void the_original_parcel_is_not_the_replacement_whatever_carrier_is_named() {
        assertRefused(story.ship("SF", "sf 00000 00000 001"), "ORIGINAL_PARCEL");
        assertRefused(story.ship("ZTO", "ＳＦ0000000000001"), "ORIGINAL_PARCEL");
    }

    @Test
    void the_original_parcel_is_found_without_the_leading_zeros() {
        String digits = Story.freshDigits();
        story.orderFacts(Map.of("shipment", Map.of("carrier", "somebody", "trackingNumber", "00" + digits)))
                .expect(200);
        assertRefused(story.ship("EMS", "0" + digits), "ORIGINAL_PARCEL");
        assertRefused(story.ship("ZTO", digits), "ORIGINAL_PARCEL");
    }

    private Story approved() {
        return Story.of(api, clock).approved("OTHER");
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.expect(422).text("type")).isEqualTo("urn:reissue:problem:invalid-tracking-number");
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
