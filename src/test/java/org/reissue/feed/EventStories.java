package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reissue.cases.timeouts.Reminding;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Api;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stories of cases that together make every type of event. */
class EventStories {

    private final BeanFactory beans;
    private final Api api;
    private final TestClock clock;
    private final Instant start;
    private final Map<String, String> names = new LinkedHashMap<>();

    EventStories(BeanFactory beans) {
        this.beans = beans;
        this.api = beans.getBean(Api.class);
        this.clock = beans.getBean(TestClock.class);
        this.start = clock.instant();
    }

    void play() {
        disputed();
        silent();
        forgotten();
        story("OTHER").cancel().expect(200);
        broken();
        scanned();
        announced();
        refundedElsewhere();
    }

    /** The ids and numbers of the stories, and what the documents show in their place. */
    Map<String, String> names() {
        return names;
    }

    /** All that buyer, merchant and ops can do. */
    private void disputed() {
        Story story = story("MISSING_ITEMS");
        story.reject().expect(200);
        story.modify("MISSING_ITEMS").expect(200);
        story.approve().expect(200);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "台风"))
                .expect(200);
        story.ship("SF", number("SF1234567890123")).expect(200);
        story.merchant()
                .put(
                        story.asMerchant("/shipment"),
                        Map.of("carrier", "SF", "trackingNumber", number("SF1234567890132")))
                .expect(200);
        story.escalate().expect(200);
        story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", "还是少一只", "evidence", List.of()))
                .expect(200);
        story.rule("REISSUE").expect(200);
        story.ship("SF", number("SF1234567890141")).expect(200);
        story.confirm().expect(200);
    }

    /** Nobody acts: all deadlines pass. */
    private void silent() {
        Story story = story("OTHER");
        for (int i = 0; i < 3; i++) {
            story.waitFor("PT48H");
            story.read();
        }
    }

    /** The buyer never confirms receipt. */
    private void forgotten() {
        Story story = story("OTHER");
        story.approve().expect(200);
        story.ship().expect(200);
        story.waitFor("P10D");
        story.read();
    }

    /** The shop approves and never ships, so compensation and refund are owed. */
    private void broken() {
        Story story = story("NEVER_RECEIVED");
        story.credit("PAYABLE", 1_000).expect(200);
        story.approve().expect(200);
        story.waitFor("PT48H");
        String refundId = story.read().text("refund.id");
        names.put(refundId, "0196f0c2-88f1-7b52-b6b5-3c1d7f6a9e21");
        beans.getBean(SettlementService.class).drain();
        beans.getBean(RefundRequestJob.class).drain();
        story.refundResult(refundId, "FAILED", "P-1").expect(200);
        story.retryRefund(refundId).expect(200);
        story.refundResult(refundId, "SUCCEEDED", "P-2").expect(200);
        story.refundResult(refundId, "RETURNED", "P-2").expect(200);
    }

    /** Nothing is left to refund when the shop is overdue: the payment system is not asked. */
    private void refundedElsewhere() {
        Story story = story("NEVER_RECEIVED");
        story.approve().expect(200);
        story.waitFor("PT1M");
        story.orderFacts(Map.of("refundedFen", 19_900)).expect(200);
        story.waitFor("PT48H");
        assertThat(story.read().number("refund.amountFen")).isZero();
    }

    /** The carrier scans the parcel. */
    private void scanned() {
        Story story = story("MISSING_ITEMS");
        story.approve().expect(200);
        String number = number("SF1234567890123");
        story.ship("SF", number).expect(200);
        api.scan("SF", number, clock.instant());
    }

    /** A deadline nears, on a platform that wants to know. */
    private void announced() {
        Instant now = clock.instant();
        clock.set(start);
        Story story = story("OTHER");
        Reminding.plan(beans.getBean(JdbcClient.class), story);
        clock.advance(Duration.ofHours(36));
        Reminding.of(beans).announceNear(10);
        clock.set(now);
    }

    private String number(String shown) {
        String number = Story.freshNumber();
        names.put(number, shown);
        return number;
    }

    private Story story(String reason) {
        return story(Story.of(api, clock), reason);
    }

    private Story story(Story story, String reason) {
        story.apply(reason).expect(201);
        names.put(story.id(), "0196f0c2-7c1a-7d44-8f4e-1f0a3c5d7e90");
        names.put(story.shopId, "S-1");
        names.put(story.buyerId, "B-1");
        names.put(story.orderId, "O-1001");
        return story;
    }
}
