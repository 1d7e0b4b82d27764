package org.reissue.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R13: an unlikely number is refused until the merchant confirms it; what is certainly wrong cannot be confirmed. */
@ReissueTest
class ConfirmedNumberTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    ConfirmedNumberTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_approved_case() {
        story = approved();
    }

    @ParameterizedTest
    @CsvSource({"SF, QQ, UNLIKELY_FORMAT", "ZTO, SF, CARRIER_MISMATCH"})
    void an_unlikely_number_is_refused_until_it_is_confirmed(String carrier, String letters, String code) {
        String number = letters + Story.freshDigits() + "7";
        assertRefused(story.ship(carrier, number), code, true);
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");

        Answer shipped = story.shipConfirmed(carrier, number).expect(200);
        assertThat(shipped.text("shipment.warning.code")).isEqualTo(code);
        assertThat(shipped.text("shipment.warning.message")).contains("the merchant confirmed it");
        assertThat(story.ops().get(story.asOps("")).text("shipment.warning.code"))
                .isEqualTo(code);
        assertThat(story.read().field("shipment.warning").isNull())
                .as("for the buyer")
                .isTrue();
    }

    @Test
    void a_number_that_serves_another_case_under_another_carrier_is_refused_until_it_is_confirmed() {
        String digits = Story.freshDigits();
        Story other = approved();
        other.ship("ZTO", digits).expect(200);
        assertRefused(story.ship("STO", digits), "USED_ELSEWHERE", true);
        assertThat(story.shipConfirmed("STO", digits).expect(200).text("shipment.warning.code"))
                .isEqualTo("USED_ELSEWHERE");
        assertRefused(approved().shipConfirmed("ZTO", digits), "ALREADY_USED", false);

        other.correct("ZTO", Story.freshDigits()).expect(200);
        assertThat(other.correct("ZTO", Story.freshDigits())
                        .expect(200)
                        .field("shipment.warning")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_number_that_no_longer_serves_another_case_is_not_used_elsewhere() {
        String digits = Story.freshDigits();
        Story other = approved();
        other.ship("ZTO", digits).expect(200);
        other.correct("ZTO", Story.freshDigits()).expect(200);
        assertThat(story.ship("STO", digits)
                        .expect(200)
                        .field("shipment.warning")
                        .isNull())
                .isTrue();
    }

    @Test
    void another_carrier_is_told_before_an_unlikely_format_and_names_the_carrier() {
        Answer refused = assertRefused(story.ship("ZTO", "SF1234567890"), "CARRIER_MISMATCH", true);
        assertThat(refused.field("likelyCarriers").get(0).stringValue()).isEqualTo("SF");
        refused = assertRefused(story.ship("SF", "RB123456785GB"), "CARRIER_MISMATCH", true);
        assertThat(refused.field("likelyCarriers").get(0).stringValue()).isEqualTo("EMS");
    }

    @ParameterizedTest
    @CsvSource({
        "XX, SF1234567890123, UNKNOWN_CARRIER",
        "SF, SF12345, BAD_FORMAT",
        "UPS, 1Z5R8939035756712, BAD_FORMAT",
        "EMS, RB123456786GB, BAD_CHECK_DIGIT",
        "SF, SF0000000000001, ORIGINAL_PARCEL",
        "ZTO, SF0000000000001, ORIGINAL_PARCEL"
    })
    void a_number_that_is_certainly_wrong_cannot_be_confirmed(String carrier, String number, String code) {
        assertRefused(story.ship(carrier, number), code, false);
        assertRefused(story.shipConfirmed(carrier, number), code, false);
    }

    @Test
    void what_cannot_be_confirmed_is_told_first() {
        String number = Story.freshNumber();
        approved().shipConfirmed("ZTO", number).expect(200);
        assertRefused(story.ship("ZTO", number), "ALREADY_USED", false);
        String scanned = Story.freshNumber();
        api.scan("ZTO", scanned, clock.instant().minus(Duration.ofDays(1)));
        assertRefused(story.ship("ZTO", scanned), "SCANNED_BEFORE", false);
        assertRefused(story.shipConfirmed("ZTO", scanned), "SCANNED_BEFORE", false);
    }

    @Test
    void a_correction_is_judged_in_the_same_way() {
        story.ship().expect(200);
        String number = Story.freshNumber();
        assertRefused(story.correct("ZTO", number), "CARRIER_MISMATCH", true);
        Answer corrected = story.merchant()
                .put(
                        story.asMerchant("/shipment"),
                        Map.of("carrier", "ZTO", "trackingNumber", number, "confirmed", true))
                .expect(200);
        assertThat(corrected.text("shipment.warning.code")).isEqualTo("CARRIER_MISMATCH");
        assertThat(story.correct("SF", number)
                        .expect(200)
                        .field("shipment.warning")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_confirmed_number_that_is_likely_has_no_warning() {
        assertThat(story.shipConfirmed("SF", Story.freshNumber())
                        .expect(200)
                        .field("shipment.warning")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"UNLIKELY_FORMAT, SF, QQ1234567890", "CARRIER_MISMATCH, ZTO, SF1234567890"})
    void the_texts_are_in_both_languages(String code, String carrier, String number) {
        Answer chinese = story.merchant()
                .header("Accept-Language", "zh-CN")
                .post(story.asMerchant("/ship"), Map.of("carrier", carrier, "trackingNumber", number));
        assertThat(assertRefused(chinese, code, true).text("detail")).contains("请确认后再次提交");
        assertThat(story.ship(carrier, number).text("detail")).contains("confirm it if it is right");
    }

    @Test
    void anything_but_true_and_false_is_no_confirmation() {
        for (Object confirmed : new Object[] {"true", 1}) {
            story.merchant()
                    .post(
                            story.asMerchant("/ship"),
                            Map.of("carrier", "SF", "trackingNumber", "QQ12345678", "confirmed", confirmed))
                    .expect(400);
        }
    }

    @Test
    void a_scanned_fedex_barcode_of_34_digits_is_accepted() {
        String barcode = "1001921334250001000300" + Story.freshDigits();
        assertThat(story.ship("FEDEX", barcode).expect(200).text("shipment.trackingNumber"))
                .isEqualTo(barcode);
    }

    private Story approved() {
        return Story.of(api, clock).approved("OTHER");
    }

    private static Answer assertRefused(Answer answer, String code, boolean confirmable) {
        assertThat(answer.expect(422).text("type")).isEqualTo("urn:reissue:problem:invalid-tracking-number");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.field("confirmable").booleanValue()).isEqualTo(confirmable);
        assertThat(answer.field("likelyCarriers").isArray()).isTrue();
        return answer;
    }
}
