package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R12 as buyer, merchant and ops see it: what a shop owes is taken as soon as it can be, and given to the buyer. */
@ReissueTest
class CompensationJourneyTest {

    private final Api api;
    private final TestClock clock;
    private final SettlementService settlement;

    @Autowired
    CompensationJourneyTest(Api api, TestClock clock, SettlementService settlement) {
        this.api = api;
        this.clock = clock;
        this.settlement = settlement;
    }

    @Test
    void an_overdue_shipment_becomes_a_coupon() {
        Story story = Story.of(api, clock);
        story.credit("PAYABLE", 1_000).expect(200);
        Answer overdue = story.letShipmentBecomeOverdue("OTHER");
        assertThat(overdue.text("compensation.status")).isEqualTo("DUE");
        assertAccount(story, 1_000, 0, 300);

        story.waitFor("PT5S");
        settlement.drain();
        Answer settled = story.read();
        assertThat(settled.text("compensation.status")).isEqualTo("SETTLED");
        assertThat(settled.text("compensation.settledAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(settled.number("version"))
                .as("settlement leaves the version")
                .isEqualTo(overdue.number("version"));
        assertAccount(story, 700, 0, 0);

        Answer coupons = story.coupons();
        assertThat(coupons.field("items").size()).isEqualTo(1);
        assertThat(coupons.field("nextCursor").isNull()).isTrue();
        assertThat(coupons.text("items.0.caseId")).isEqualTo(story.id());
        assertThat(coupons.number("items.0.amountFen")).isEqualTo(300);
        assertThat(coupons.text("items.0.issuedAt")).isEqualTo(clock.instant().toString());
        assertThat(coupons.text("items.0.id")).isNotEmpty();

        assertThat(story.eventTypes())
                .containsExactly(
                        "reissue.applied",
                        "reissue.approved",
                        "reissue.shipment-overdue",
                        "reissue.compensation-settled");
        Answer timeline = story.timeline();
        assertThat(timeline.text("items.3.rule")).isEqualTo("R12");
        assertThat(timeline.text("items.3.actor.kind")).isEqualTo("SYSTEM");
        assertThat(timeline.field("items.3.from").isNull()).isTrue();
        assertThat(timeline.field("items.3.to").isNull()).isTrue();

        settlement.drain();
        assertAccount(story, 700, 0, 0);
        assertThat(story.eventTypes()).hasSize(4);
    }

    @Test
    void payable_pays_first_and_the_deposit_the_rest() {
        Story story = Story.of(api, clock);
        story.credit("DEPOSIT", 5_000).expect(200);
        story.credit("PAYABLE", 120).expect(200);
        story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        settlement.drain();
        assertAccount(story, 0, 4_820, 0);

        Answer entries =
                story.merchant().get("/api/v1/merchant/account/entries").expect(200);
        assertThat(entries.texts("items", "kind")).containsExactly("COMPENSATION", "COMPENSATION", "CREDIT", "CREDIT");
        assertThat(entries.texts("items", "bucket")).containsExactly("DEPOSIT", "PAYABLE", "PAYABLE", "DEPOSIT");
        assertThat(List.of(entries.number("items.0.amountFen"), entries.number("items.1.amountFen")))
                .containsExactly(-180L, -120L);
        assertThat(entries.text("items.0.caseId")).isEqualTo(story.id());
        assertThat(entries.field("items.0.reference").isNull()).isTrue();
        assertThat(entries.field("items.2.caseId").isNull()).isTrue();
        assertThat(entries.text("items.2.reference")).startsWith("C-");
    }

    @Test
    void nothing_is_taken_in_part_and_a_credit_settles_what_is_outstanding() {
        Story story = Story.of(api, clock);
        story.credit("PAYABLE", 299).expect(200);
        story.letShipmentBecomeOverdue("OTHER");
        settlement.drain();
        assertThat(story.read().text("compensation.status")).isEqualTo("OUTSTANDING");
        assertThat(story.read().field("compensation.settledAt").isNull()).isTrue();
        assertAccount(story, 299, 0, 300);
        assertThat(owing(story.shopId)).isEqualTo(Map.of("payableFen", 299L, "depositFen", 0L, "outstandingFen", 300L));

        story.cancel().expect(200);
        assertThat(story.credit("DEPOSIT", 1).expect(200).number("outstandingFen"))
                .isEqualTo(300);
        settlement.drain();
        assertThat(story.read().text("compensation.status"))
                .as("it stays owed though the case was withdrawn")
                .isEqualTo("SETTLED");
        assertAccount(story, 0, 0, 0);
        assertThat(story.coupons().number("items.0.amountFen")).isEqualTo(300);
        assertThat(owing(story.shopId)).isEmpty();
    }

    @Test
    void the_oldest_is_paid_first_and_the_shop_sees_its_violations() {
        String shop = Story.fresh("S");
        Story older = Story.of(api, clock, shop);
        older.letShipmentBecomeOverdue("OTHER");
        older.waitFor("PT1S");
        Story younger = Story.of(api, clock, shop);
        younger.letShipmentBecomeOverdue("OTHER");
        settlement.drain();
        older.credit("PAYABLE", 599).expect(200);
        settlement.drain();
        assertThat(older.read().text("compensation.status")).isEqualTo("SETTLED");
        assertThat(younger.read().text("compensation.status")).isEqualTo("OUTSTANDING");
        assertAccount(older, 299, 0, 300);

        Answer newest =
                older.merchant().get("/api/v1/merchant/violations?limit=1").expect(200);
        assertThat(newest.texts("items", "caseId")).containsExactly(younger.id());
        assertThat(newest.text("items.0.kind")).isEqualTo("SHIPMENT_OVERDUE");
        Answer next = older.merchant()
                .get("/api/v1/merchant/violations?limit=1&cursor=" + newest.text("nextCursor"))
                .expect(200);
        assertThat(next.texts("items", "caseId")).containsExactly(older.id());
        assertThat(next.field("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_shops_that_owe_are_listed_page_by_page() {
        for (int i = 0; i < 4; i++) {
            Story.of(api, clock).letShipmentBecomeOverdue("OTHER");
        }
        settlement.drain();
        String path = "/api/v1/ops/accounts?outstanding=true&limit=";
        List<String> shops = api.ops("clerk").get(path + 4).expect(200).texts("items", "shopId");
        Answer first = api.ops("clerk").get(path + 2).expect(200);
        Answer second = api.ops("clerk")
                .get(path + 2 + "&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(first.texts("items", "shopId")).isEqualTo(shops.subList(0, 2));
        assertThat(second.texts("items", "shopId")).isEqualTo(shops.subList(2, 4));
    }

    @Test
    void a_shop_that_never_had_money_has_an_empty_account() {
        assertAccount(Story.of(api, clock), 0, 0, 0);
        Story story = Story.of(api, clock);
        assertThat(story.merchant()
                        .get("/api/v1/merchant/account/entries")
                        .expect(200)
                        .field("items")
                        .size())
                .isZero();
        assertThat(story.coupons().field("items").size()).isZero();
    }

    private static void assertAccount(Story story, long payable, long deposit, long outstanding) {
        Answer account = story.account();
        assertThat(account.text("shopId")).isEqualTo(story.shopId);
        assertThat(List.of(
                        account.number("payableFen"), account.number("depositFen"), account.number("outstandingFen")))
                .containsExactly(payable, deposit, outstanding);
    }

    /** The shop's account among those that owe, found page by page; empty when it is not there. */
    private Map<String, Long> owing(String shopId) {
        String path = "/api/v1/ops/accounts?outstanding=true&limit=100";
        Answer page = api.ops("clerk").get(path).expect(200);
        while (true) {
            for (int i = 0; i < page.field("items").size(); i++) {
                String item = "items." + i + ".";
                assertThat(page.number(item + "outstandingFen")).isPositive();
                if (page.text(item + "shopId").equals(shopId)) {
                    return Map.of(
                            "payableFen", page.number(item + "payableFen"),
                            "depositFen", page.number(item + "depositFen"),
                            "outstandingFen", page.number(item + "outstandingFen"));
                }
            }
            if (page.field("nextCursor").isNull()) {
                return Map.of();
            }
            page = api.ops("clerk")
                    .get(path + "&cursor=" + page.text("nextCursor"))
                    .expect(200);
        }
    }
}
