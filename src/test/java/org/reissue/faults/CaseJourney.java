package org.reissue.faults;

import static org.reissue.lifecycle.EventType.APPLIED;
import static org.reissue.lifecycle.EventType.APPROVED;
import static org.reissue.lifecycle.EventType.CANCELLED;
import static org.reissue.lifecycle.EventType.CONFIRMED;
import static org.reissue.lifecycle.EventType.ESCALATED;
import static org.reissue.lifecycle.EventType.MODIFIED;
import static org.reissue.lifecycle.EventType.REJECTED;
import static org.reissue.lifecycle.EventType.REMARK_ADDED;
import static org.reissue.lifecycle.EventType.RULED;
import static org.reissue.lifecycle.EventType.SHIPMENT_CORRECTED;
import static org.reissue.lifecycle.EventType.SHIPPED;
import static org.reissue.lifecycle.EventType.STATEMENT_ADDED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.reissue.faults.CallLog.Fact;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Answer;
import org.reissue.testing.Client;
import org.reissue.testing.ScanFacts;
import org.reissue.testing.Story;

/** One order of a few items of one kind, and what its buyer, its merchant and ops do about it, at random. */
final class CaseJourney {

    private static final List<String> REASONS = List.of("NEVER_RECEIVED", "MISSING_ITEMS", "OTHER");

    private final Callers callers;
    private final String orderId = Story.fresh("O");
    private final String shopId;
    private final String buyerId;
    private String caseId;
    private String number = Story.freshNumber();

    CaseJourney(Callers callers) {
        this.callers = callers;
        this.shopId = "S-" + ThreadLocalRandom.current().nextInt(Load.SHOPS);
        this.buyerId = "B-" + ThreadLocalRandom.current().nextInt(Load.BUYERS);
    }

    /** Sends the order's facts and applies; the case stays pending if that was answered. */
    boolean begin() {
        Instant now = Instant.now();
        Map<String, Object> item = Map.of(
                "itemId",
                "I-1",
                "skuId",
                "SKU-1",
                "title",
                "灯泡",
                "categoryId",
                Load.CATEGORY,
                "quantity",
                3,
                "paidFen",
                19_900);
        Map<String, Object> facts = Map.of(
                "shopId", shopId,
                "buyerId", buyerId,
                "updatedAt", now.toString(),
                "shippedAt", now.minus(Duration.ofDays(2)).toString(),
                "receiver", Map.of("name", "张三丰", "phone", "13812345678", "address", "杭州市西湖区文三路 1 号"),
                "items", List.of(item));
        Outcome order =
                callers.tell(Fact.ORDER, orderId, system -> system.put("/api/v1/system/orders/" + orderId, facts));
        return order == Outcome.ACCEPTED && apply();
    }

    String shopId() {
        return shopId;
    }

    String caseId() {
        return caseId;
    }

    private boolean apply() {
        Map<String, Object> application = Map.of(
                "orderId", orderId, "itemId", "I-1", "quantity", 2, "reason", anyOf(REASONS), "description", "少了一只");
        Answer answer = buyer(APPLIED, buyer -> buyer.post("/api/v1/buyer/reissues", application));
        if (answer != null && answer.status() == 201) {
            caseId = answer.text("id");
        }
        return caseId != null;
    }

    /** One more step, after which the case may have come to rest. */
    void goOn() {
        Outcome.Result read = callers.call(callers.ops(), ops -> ops.get(asOps("")));
        if (read.outcome() != Outcome.ACCEPTED) {
            return;
        }
        // now and then somebody has an old picture of the case, and asks for what is not allowed any more
        boolean mistaken = ThreadLocalRandom.current().nextInt(10) == 0;
        switch (mistaken
                ? anyOf(List.of("PENDING_MERCHANT", "SHIPPED"))
                : read.answer().text("status")) {
            case "PENDING_MERCHANT" -> anyOf(this::approve, this::reject, this::reject, this::race, this::cancel);
            case "AWAITING_SHIPMENT" -> anyOf(this::ship, this::ship, this::remark, this::nothing, this::cancel);
            case "REJECTED", "OVERDUE" -> anyOf(this::modify, this::escalate, this::approve, this::nothing);
            case "IN_ARBITRATION" -> anyOf(this::state, this::rule, this::rule, this::approve, this::cancel);
            case "SHIPPED" -> anyOf(this::scan, this::scan, this::confirm, this::correct, this::nothing);
            case "IN_TRANSIT" -> anyOf(this::confirm, this::escalate, this::nothing);
            default -> anyOf(this::apply, this::remark, this::nothing, this::nothing);
        }
    }

    private void approve() {
        merchant(APPROVED, merchant -> merchant.post(asMerchant("/approve")));
    }

    private void reject() {
        merchant(
                REJECTED,
                merchant -> merchant.post(
                        asMerchant("/reject"),
                        Map.of("code", "OUT_OF_STOCK", "explanation", "没有库存了", "evidence", List.of())));
    }

    /** Buyer and merchant act at once. */
    private void race() {
        Thread buyer = new Thread(this::cancel);
        buyer.start();
        approve();
        Threads.join(buyer);
    }

    private void ship() {
        merchant(SHIPPED, merchant -> merchant.post(asMerchant("/ship"), parcel()));
    }

    private void correct() {
        number = Story.freshNumber();
        merchant(SHIPMENT_CORRECTED, merchant -> merchant.put(asMerchant("/shipment"), parcel()));
    }

    private void scan() {
        Map<String, Object> scan = ScanFacts.accepted("SF", number, Instant.now());
        callers.tell(Fact.SCAN, number, system -> system.post("/api/v1/system/scans", scan));
    }

    private void modify() {
        buyer(MODIFIED, buyer -> buyer.put(asBuyer(""), Map.of("quantity", 1, "reason", anyOf(REASONS))));
    }

    private void cancel() {
        buyer(CANCELLED, buyer -> buyer.post(asBuyer("/cancel")));
    }

    private void escalate() {
        buyer(ESCALATED, buyer -> buyer.post(asBuyer("/escalate"), Map.of("comment", "请平台介入")));
    }

    private void confirm() {
        buyer(CONFIRMED, buyer -> buyer.post(asBuyer("/confirm")));
    }

    private void state() {
        merchant(
                STATEMENT_ADDED,
                merchant ->
                        merchant.post(asMerchant("/statements"), Map.of("comment", "三件都已装箱", "evidence", List.of())));
    }

    private void rule() {
        Map<String, Object> ruling = Map.of(
                "decision", anyOf(List.of("REISSUE", "REFUND", "DISMISS")), "blame", "MERCHANT", "opinion", "举证不足");
        ops(RULED, ops -> ops.post(asOps("/rule"), ruling));
    }

    private void remark() {
        ops(REMARK_ADDED, ops -> ops.post(asOps("/remarks"), Map.of("comment", "已致电商家")));
    }

    private void nothing() {}

    private Answer buyer(EventType type, Function<Client, Answer> call) {
        return callers.command(orderId, type, callers.buyer(buyerId), call);
    }

    private void merchant(EventType type, Function<Client, Answer> call) {
        callers.command(orderId, type, callers.merchant(shopId), call);
    }

    private void ops(EventType type, Function<Client, Answer> call) {
        callers.command(orderId, type, callers.ops(), call);
    }

    private Map<String, Object> parcel() {
        return Map.of("carrier", "SF", "trackingNumber", number);
    }

    private String asBuyer(String rest) {
        return "/api/v1/buyer/reissues/" + caseId + rest;
    }

    private String asMerchant(String rest) {
        return "/api/v1/merchant/reissues/" + caseId + rest;
    }

    private String asOps(String rest) {
        return "/api/v1/ops/reissues/" + caseId + rest;
    }

    private static void anyOf(Runnable... steps) {
        steps[ThreadLocalRandom.current().nextInt(steps.length)].run();
    }

    private static <T> T anyOf(List<T> values) {
        return values.get(ThreadLocalRandom.current().nextInt(values.size()));
    }
}
