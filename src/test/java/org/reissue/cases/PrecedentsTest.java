package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R16: what ops may know of a shop and a buyer before they rule. */
@ReissueTest
class PrecedentsTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private Story story;

    @Autowired
    PrecedentsTest(Api api, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void an_arbitration() {
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    @Test
    void a_case_is_no_precedent_of_itself() {
        Answer none = precedents();
        assertThat(none.body().propertyNames()).containsExactly("shop", "buyer", "last");
        for (String count : new String[] {"cases", "overdue", "rejected", "ruledAgainst"}) {
            assertThat(none.number("shop." + count)).isZero();
        }
        for (String count : new String[] {"cases", "neverReceived", "refunded", "ruledAgainst"}) {
            assertThat(none.number("buyer." + count)).isZero();
        }
        assertThat(none.field("last")).isEmpty();
    }

    @Test
    void cases_of_the_shop_are_counted_by_what_became_of_them() {
        String overdue = ofShop(
                "OTHER",
                Story::approve,
                other -> other.waitFor("PT48H"),
                other -> other.modify("OTHER"),
                Story::cancel);
        String conceded = ofShop("OTHER", Story::reject, Story::approve);
        String blamed = ofShop("NEVER_RECEIVED", Story::reject, other -> rule(other, "REFUND", "BOTH"));
        String cleared = ofShop("NEVER_RECEIVED", Story::reject, other -> rule(other, "DISMISS", "BUYER"));
        ofOtherShop("NEVER_RECEIVED", Story::reject, other -> rule(other, "REFUND", "MERCHANT"));

        Answer found = precedents();

        assertThat(found.number("shop.cases")).isEqualTo(4);
        assertThat(found.number("shop.overdue")).isEqualTo(1);
        assertThat(found.number("shop.rejected")).isEqualTo(3);
        assertThat(found.number("shop.ruledAgainst")).isEqualTo(1);
        assertThat(found.number("buyer.cases")).isZero();
        assertThat(found.texts("last", "id")).containsExactly(cleared, blamed, conceded, overdue);
        assertThat(found.field("last.1").propertyNames())
                .containsExactly("id", "status", "reason", "decision", "blame", "appliedAt");
        assertThat(found.texts("last", "status"))
                .containsExactly("CLOSED", "REFUNDED", "AWAITING_SHIPMENT", "CANCELLED");
        assertThat(found.text("last.1.decision")).isEqualTo("REFUND");
        assertThat(found.text("last.1.blame")).isEqualTo("BOTH");
        assertThat(found.text("last.1.reason")).isEqualTo("NEVER_RECEIVED");
        assertThat(found.field("last.2.decision").isNull()).isTrue();
    }

    @Test
    void a_ruling_counts_although_the_case_went_to_arbitration_again() {
        ofShop(
                "NEVER_RECEIVED",
                Story::reject,
                other -> rule(other, "REISSUE", "MERCHANT"),
                Story::ship,
                Story::escalate);

        Answer arbitrated = precedents();

        assertThat(arbitrated.number("shop.ruledAgainst")).isEqualTo(1);
        assertThat(arbitrated.text("last.0.status")).isEqualTo("IN_ARBITRATION");
        assertThat(arbitrated.text("last.0.decision")).isEqualTo("REISSUE");
        assertThat(arbitrated.text("last.0.blame")).isEqualTo("MERCHANT");
    }

    @Test
    void cases_of_the_buyer_count_in_every_shop() {
        Story refunded = ofBuyer();
        refunded.letShipmentBecomeOverdue("NEVER_RECEIVED");
        Story against = ofBuyer();
        against.apply("NEVER_RECEIVED").expect(201);
        against.reject().expect(200);
        rule(against, "DISMISS", "BUYER");
        Story open = ofBuyer();
        open.apply("OTHER").expect(201);

        Answer found = precedents();

        assertThat(found.number("shop.cases")).isZero();
        assertThat(found.number("buyer.cases")).isEqualTo(3);
        assertThat(found.number("buyer.neverReceived")).isEqualTo(2);
        assertThat(found.number("buyer.refunded")).isEqualTo(1);
        assertThat(found.number("buyer.ruledAgainst")).isEqualTo(1);
        assertThat(found.texts("last", "id")).hasSize(3).contains(open.id());
    }

    @Test
    void a_case_that_only_a_newer_version_understands_says_so() {
        String newer = ofShop("OTHER");
        set(newer, "ON_HOLD", "BROKEN");

        Answer found = precedents();

        set(newer, "PENDING_MERCHANT", "OTHER");
        assertThat(found.texts("last", "id")).containsExactly(newer);
        assertThat(found.text("last.0.status")).isEqualTo("UNKNOWN");
        assertThat(found.text("last.0.reason")).isEqualTo("UNKNOWN");
    }

    @Test
    void the_newest_ten_are_listed_and_a_case_of_both_once() {
        story.cancel().expect(200);
        String[] older = IntStream.range(0, 11)
                .mapToObj(nr -> {
                    clock.advance(Duration.ofMinutes(1));
                    story.apply("OTHER").expect(201);
                    story.cancel().expect(200);
                    return story.id();
                })
                .toArray(String[]::new);
        story.apply("OTHER").expect(201);
        Answer found = precedents();
        assertThat(found.number("shop.cases")).isEqualTo(12);
        assertThat(found.number("buyer.cases")).isEqualTo(12);
        assertThat(found.texts("last", "id")).hasSize(10).startsWith(older[10]).endsWith(older[1]);
    }

    @Test
    void cases_are_forgotten_after_365_days() {
        story.cancel().expect(200);
        String old = story.id();
        story.apply("OTHER").expect(201);
        appliedAgo(old, Duration.ofDays(365));
        assertThat(precedents().texts("last", "id")).containsExactly(old);
        appliedAgo(old, Duration.ofDays(365).plusSeconds(1));
        assertThat(precedents().number("shop.cases")).isZero();
    }

    @Test
    void only_ops_read_precedents() {
        story.merchant().get(story.asOps("/precedents")).expect(403);
        story.ops().get("/api/v1/ops/reissues/nonsense/precedents").expect(404);
        story.ops()
                .get("/api/v1/ops/reissues/00000000-0000-7000-8000-000000000000/precedents")
                .expect(404);
    }

    private Answer precedents() {
        return story.ops().get(story.asOps("/precedents")).expect(200);
    }

    private interface Step {
        void on(Story story);
    }

    private String ofShop(String reason, Step... steps) {
        return happened(Story.of(api, clock, story.shopId), reason, steps);
    }

    private void ofOtherShop(String reason, Step... steps) {
        happened(Story.of(api, clock), reason, steps);
    }

    private Story ofBuyer() {
        return Story.of(api, clock, Story.fresh("S"), story.buyerId);
    }

    private String happened(Story other, String reason, Step... steps) {
        clock.advance(Duration.ofMinutes(1));
        other.apply(reason).expect(201);
        for (Step step : steps) {
            step.on(other);
        }
        return other.id();
    }

    private void rule(Story other, String decision, String blame) {
        other.ops()
                .post(other.asOps("/rule"), Map.of("decision", decision, "blame", blame, "opinion", "凭证充分"))
                .expect(200);
    }

    private void set(String caseId, String status, String reason) {
        jdbc.sql("update reissue_case set status = ?, reason = ? where id = ?::uuid")
                .params(status, reason, caseId)
                .update();
    }

    private void appliedAgo(String caseId, Duration ago) {
        jdbc.sql("update case_index set applied_at = ?::timestamptz where case_id = ?::uuid")
                .params(clock.instant().minus(ago).toString(), caseId)
                .update();
    }
}
