package org.reissue.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One buyer, one shop and one order, all their own, and what they say to each other over HTTP. The verbs are those of
 * the contract; each answers with what came back, whatever its status.
 */
public final class Story {

    /** Open for every shop since long ago; no test changes it. */
    public static final String OPEN_CATEGORY = "story-open";

    public static final long PAID_FEN = 19_900;
    public static final int BOUGHT = 3;

    private final Api api;
    private final TestClock clock;

    public final String buyerId;
    public final String shopId;
    public final String orderId = fresh("O");
    public final String itemId = "I-1";

    private String caseId;

    private Story(Api api, TestClock clock, String shopId, String buyerId) {
        this.api = api;
        this.clock = clock;
        this.shopId = shopId;
        this.buyerId = buyerId;
    }

    /** An order of three pieces, shipped two days ago and received yesterday. */
    public static Story of(Api api, TestClock clock) {
        return of(api, clock, fresh("S"));
    }

    /** An order as {@link #of(Api, TestClock)} makes it, bought from a given shop. */
    public static Story of(Api api, TestClock clock, String shopId) {
        return of(api, clock, shopId, fresh("B"));
    }

    /** An order as {@link #of(Api, TestClock)} makes it, bought from a given shop by a given buyer. */
    public static Story of(Api api, TestClock clock, String shopId, String buyerId) {
        Story story = new Story(api, clock, shopId, buyerId);
        api.openCategory();
        story.orderFacts(Map.of()).expect(200);
        return story;
    }

    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A tracking number of SF that no parcel had before. */
    public static String freshNumber() {
        return "SF%013d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000_000L));
    }

    /** A tracking number of twelve digits that no parcel had before; several carriers write their numbers so. */
    public static String freshDigits() {
        return "%d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    /** Sends the order's facts again, some of them changed; null leaves one out. */
    public Answer orderFacts(Map<String, Object> changed) {
        Map<String, Object> facts = StoryOrder.of(this, clock.instant(), changed);
        return api.system().put("/api/v1/system/orders/" + orderId, facts);
    }

    public Client buyer() {
        return api.buyer(buyerId);
    }

    public Client merchant() {
        return api.merchant("clerk", shopId);
    }

    public Client ops() {
        return api.ops("judge");
    }

    public String id() {
        return caseId;
    }

    public String asBuyer(String rest) {
        return "/api/v1/buyer/reissues/" + caseId + rest;
    }

    public String asMerchant(String rest) {
        return "/api/v1/merchant/reissues/" + caseId + rest;
    }

    public String asOps(String rest) {
        return "/api/v1/ops/reissues/" + caseId + rest;
    }

    public Map<String, Object> application(String reason) {
        return Map.of(
                "orderId",
                orderId,
                "itemId",
                itemId,
                "quantity",
                2,
                "reason",
                reason,
                "description",
                "盒子里少了",
                "evidence",
                List.of("https://img.example/box.jpg"));
    }

    public Answer apply(String reason) {
        return apply(buyer(), application(reason));
    }

    public Answer apply(Client buyer, Map<String, Object> application) {
        Answer answer = buyer.post("/api/v1/buyer/reissues", application);
        if (answer.status() == 201) {
            caseId = answer.text("id");
        }
        return answer;
    }

    /** The buyer applies for that reason, and the merchant approves. */
    public Story approved(String reason) {
        apply(reason).expect(201);
        approve().expect(200);
        return this;
    }

    public Answer approve() {
        return merchant().post(asMerchant("/approve"));
    }

    public Answer reject() {
        return merchant()
                .post(
                        asMerchant("/reject"),
                        Map.of("code", "EVIDENCE_INSUFFICIENT", "explanation", "照片看不清", "evidence", List.of()));
    }

    public Answer ship() {
        return ship("SF", freshNumber());
    }

    public Answer ship(String carrier, String number) {
        return merchant().post(asMerchant("/ship"), Map.of("carrier", carrier, "trackingNumber", number));
    }

    /** The merchant insists on a number that is unlikely. */
    public Answer shipConfirmed(String carrier, String number) {
        return merchant()
                .post(asMerchant("/ship"), Map.of("carrier", carrier, "trackingNumber", number, "confirmed", true));
    }

    public Answer correct(String carrier, String number) {
        return merchant().put(asMerchant("/shipment"), Map.of("carrier", carrier, "trackingNumber", number));
    }

    public Answer modify(String reason) {
        return buyer().put(
                        asBuyer(""),
                        Map.of("quantity", 1, "reason", reason, "description", "补充照片", "evidence", List.of()));
    }

    public Answer cancel() {
        return buyer().post(asBuyer("/cancel"));
    }

    public Answer escalate() {
        return buyer().post(asBuyer("/escalate"), Map.of("comment", "请平台介入"));
    }

    public Answer confirm() {
        return buyer().post(asBuyer("/confirm"));
    }

    public Answer rule(String decision) {
        return ops().post(asOps("/rule"), Map.of("decision", decision, "blame", "MERCHANT", "opinion", "举证不足"));
    }

    /** The merchant approves and then lets the time to ship pass. */
    public Answer letShipmentBecomeOverdue(String reason) {
        approved(reason);
        waitFor("PT48H");
        return read();
    }

    /** Money comes into the shop's account. */
    public Answer credit(String bucket, long amountFen) {
        return credit(bucket, amountFen, fresh("C"));
    }

    public Answer credit(String bucket, long amountFen, String reference) {
        return api.system()
                .post(
                        "/api/v1/system/shops/" + shopId + "/credits",
                        Map.of("bucket", bucket, "amountFen", amountFen, "reference", reference));
    }

    /** The payment system says what became of a refund. */
    public Answer refundResult(String refundId, String status, String reference) {
        return api.system()
                .post(
                        "/api/v1/system/refunds/" + refundId + "/result",
                        Map.of("status", status, "reference", reference));
    }

    public Answer retryRefund(String refundId) {
        return ops().post("/api/v1/ops/refunds/" + refundId + "/retry");
    }

    /** The shop's account as the merchant reads it. */
    public Answer account() {
        return merchant().get("/api/v1/merchant/account").expect(200);
    }

    public Answer coupons() {
        return buyer().get("/api/v1/buyer/coupons").expect(200);
    }

    /** The case as the buyer reads it. */
    public Answer read() {
        return buyer().get(asBuyer("")).expect(200);
    }

    public Answer timeline() {
        return ops().get(asOps("/timeline")).expect(200);
    }

    public List<String> eventTypes() {
        return timeline().texts("items", "type");
    }

    public void waitFor(String duration) {
        clock.advance(Duration.parse(duration));
    }
}
