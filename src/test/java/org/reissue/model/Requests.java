package org.reissue.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.model.Command.Fault;
import org.reissue.model.Command.Kind;
import org.reissue.model.Command.Version;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ScanFacts;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;

/** Sends the commands of one journey to the service, about one order item. Safe to use by two threads at once. */
final class Requests {

    private final Story story;
    private final TestClock clock;
    private final Map<ActorKind, Client> callers;
    private final Map<Integer, String> parcels = new ConcurrentHashMap<>();

    /** An order that has not been received, so that the buyer may apply as long as the journey takes. */
    Requests(Api api, TestClock clock, String shopId) {
        this.clock = clock;
        story = Story.of(api, clock, shopId);
        Map<String, Object> notReceived = new HashMap<>();
        notReceived.put("receivedAt", null);
        story.orderFacts(notReceived).expect(200);
        callers = Map.of(
                ActorKind.BUYER, story.buyer(),
                ActorKind.MERCHANT, story.merchant(),
                ActorKind.OPS, story.ops(),
                ActorKind.SYSTEM, api.system());
    }

    /**
     * Sends a command.
     *
     * @param version of the case, for {@code If-Match}
     * @param refundId of the refund, where there is one
     * @param key the {@code Idempotency-Key}, or null
     */
    Answer send(Command command, int version, @Nullable String refundId, @Nullable String key) {
        Client caller = callers.get(command.kind().actor());
        if (command.version() != Version.ANY) {
            caller = caller.header("If-Match", "\"" + (command.version() == Version.WRONG ? 0 : version) + "\"");
        }
        return send(command, key == null ? caller : caller.key(key), refundId);
    }

    private Answer send(Command command, Client caller, @Nullable String refundId) {
        boolean faulty = command.fault() == Fault.BREAKS_RULE;
        return switch (command.kind()) {
            case APPLY -> story.apply(caller, application(command, faulty));
            case MODIFY ->
                caller.put(
                        story.asBuyer(""),
                        Map.of("quantity", quantity(faulty), "reason", command.reason(), "evidence", List.of()));
            case CANCEL -> caller.post(story.asBuyer("/cancel"));
            case ESCALATE -> caller.post(story.asBuyer("/escalate"));
            case CONFIRM -> caller.post(story.asBuyer("/confirm"));
            case STATE_AS_BUYER -> caller.post(story.asBuyer("/statements"), Map.of("comment", "一件没到"));
            case STATE_AS_MERCHANT -> caller.post(story.asMerchant("/statements"), Map.of("comment", "都发了"));
            case APPROVE -> caller.post(story.asMerchant("/approve"));
            case REJECT ->
                caller.post(
                        story.asMerchant("/reject"),
                        Map.of("code", faulty ? "AGREED_WITH_BUYER" : "OUT_OF_STOCK", "explanation", "没货"));
            case SHIP -> caller.post(story.asMerchant("/ship"), shipment(command, faulty));
            case CORRECT_SHIPMENT -> caller.put(story.asMerchant("/shipment"), shipment(command, faulty));
            case RULE_REISSUE, RULE_REFUND, RULE_DISMISS -> caller.post(story.asOps("/rule"), ruling(command, faulty));
            case EXTEND ->
                caller.post(story.asOps("/extend"), Map.of("by", ItemModel.EXTENSION.toString(), "comment", "暴雪"));
            case REMARK -> caller.post(story.asOps("/remarks"), Map.of("comment", "在查"));
            case READ -> caller.get(story.asOps(""));
            case SCAN ->
                caller.post("/api/v1/system/scans", ScanFacts.accepted("SF", number(command), clock.instant()));
            case REFUND_SUCCEEDED, REFUND_FAILED, REFUND_RETURNED ->
                caller.post(
                        "/api/v1/system/refunds/" + refundId + "/result",
                        Map.of("status", result(command.kind()), "reference", command.reference()));
            case RETRY_REFUND -> caller.post("/api/v1/ops/refunds/" + refundId + "/retry");
        };
    }

    /** The case as ops read it. */
    Answer read() {
        return callers.get(ActorKind.OPS).get(story.asOps("")).expect(200);
    }

    Answer timeline(String caseId) {
        return callers.get(ActorKind.OPS)
                .get("/api/v1/ops/reissues/" + caseId + "/timeline?limit=500")
                .expect(200);
    }

    private Map<String, Object> application(Command command, boolean faulty) {
        return Map.of(
                "orderId",
                story.orderId,
                "itemId",
                story.itemId,
                "quantity",
                quantity(faulty),
                "reason",
                command.reason());
    }

    private static int quantity(boolean tooMany) {
        return tooMany ? Story.BOUGHT + 1 : Story.BOUGHT;
    }

    private Map<String, Object> shipment(Command command, boolean unknownCarrier) {
        return Map.of("carrier", unknownCarrier ? "NOBODY" : "SF", "trackingNumber", number(command));
    }

    private String number(Command command) {
        return parcels.computeIfAbsent(command.parcel(), parcel -> Story.freshNumber());
    }

    private static Map<String, Object> ruling(Command command, boolean tooMuch) {
        Map<String, Object> ruling =
                new HashMap<>(Map.of("decision", command.kind().decision(), "blame", "MERCHANT", "opinion", "举证不足"));
        if (tooMuch) {
            ruling.put("refundFen", Story.PAID_FEN + 1);
        }
        return ruling;
    }

    private static String result(Kind kind) {
        return kind.name().substring("REFUND_".length());
    }
}
