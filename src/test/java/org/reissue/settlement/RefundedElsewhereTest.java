package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What other after-sales have refunded of an item counts, also when it is reported for an open case (R5, R10, R16). */
@ReissueTest
class RefundedElsewhereTest {

    private final TimeoutSweep sweep;
    private final Story story;

    @Autowired
    RefundedElsewhereTest(Api api, TestClock clock, TimeoutSweep sweep) {
        this.sweep = sweep;
        this.story = Story.of(api, clock);
    }

    @BeforeEach
    void an_order() {
        story.orderFacts(Map.of()).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 19900, true", "19899, 19900, true", "19900, 19900, false", "20000, 19900, false", "0, 0, true"})
    void an_item_that_was_refunded_in_full_elsewhere_is_not_eligible(long refunded, long paid, boolean eligible) {
        story.orderFacts(Map.of("refundedFen", refunded, "paidFen", paid)).expect(200);
        Answer answer = story.apply("OTHER").expect(eligible ? 201 : 422);
        if (!eligible) {
            assertThat(answer.texts("violations", "rule")).containsExactly("R5");
            assertThat(answer.texts("violations", "code")).containsExactly("ALREADY_REFUNDED");
        }
    }

    @Test
    void silence_refunds_what_is_left_when_the_deadline_fires() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        refundElsewhere(5_000);
        story.waitFor("PT48H");
        assertThat(story.read().number("refund.amountFen")).isEqualTo(14_900);
    }

    @Test
    void the_sweep_refunds_what_is_left_of_each_item() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        refundElsewhere(19_899);
        story.waitFor("PT48H");
        sweep.drain();
        assertThat(story.read().number("refund.amountFen")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"19900", "25000"})
    void a_refund_of_an_item_without_anything_left_has_succeeded_at_once(long refunded) {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        refundElsewhere(refunded);
        story.waitFor("PT48H");
        Answer seen = story.read();
        assertThat(seen.text("status")).isEqualTo("REFUNDED");
        assertThat(seen.number("refund.amountFen")).isZero();
        assertThat(seen.text("refund.status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_case_keeps_the_amount_paid_as_it_was_at_applying() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        story.waitFor("PT1M");
        story.orderFacts(Map.of("paidFen", 6_000, "refundedFen", 5_000)).expect(200);
        story.waitFor("PT48H");
        assertThat(story.read().number("refund.amountFen")).isEqualTo(14_900);
    }

    @Test
    void an_item_that_left_the_order_is_refunded_in_full() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        story.waitFor("PT1M");
        story.orderFacts(Map.of("itemId", "I-other", "refundedFen", 5_000)).expect(200);
        story.waitFor("PT48H");
        assertThat(story.read().number("refund.amountFen")).isEqualTo(19_900);
    }

    @Test
    void a_ruling_refunds_at_most_what_is_left() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        refundElsewhere(5_000);
        Answer refused = refund(14_901).expect(422);
        assertThat(refused.texts("violations", "rule")).isEqualTo(List.of("R16"));
        assertThat(refused.texts("violations", "code")).isEqualTo(List.of("AMOUNT_EXCEEDED"));
        assertThat(refund(14_900).expect(200).number("refund.amountFen")).isEqualTo(14_900);
    }

    @Test
    void a_ruling_without_an_amount_refunds_all_that_is_left() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        refundElsewhere(5_000);
        assertThat(story.rule("REFUND").expect(200).number("refund.amountFen")).isEqualTo(14_900);
    }

    @Test
    void a_ruling_to_refund_may_find_nothing_left() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        refundElsewhere(19_900);
        refund(1).expect(422);
        Answer ruled = story.rule("REFUND").expect(200);
        assertThat(ruled.number("refund.amountFen")).isZero();
        assertThat(ruled.text("refund.status")).isEqualTo("SUCCEEDED");
    }

    private void refundElsewhere(long fen) {
        story.waitFor("PT1M");
        story.orderFacts(Map.of("refundedFen", fen)).expect(200);
    }

    private Answer refund(long fen) {
        return story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", "REFUND", "blame", "MERCHANT", "opinion", "举证不足", "refundFen", fen));
    }
}
