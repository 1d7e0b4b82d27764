package org.reissue.web.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;

/**
 * What there is of one shop: an order, its case in some state, refunds. Requests that name it get past the first check.
 */
final class KnownValues {

    /** The only carrier that is defined by drawn requests. */
    static final String CARRIER = "FUZZ";

    /** Of a port where nobody answers. */
    private static final String URL = "https://localhost:9/fuzz";

    /** The one type of events for the webhook of a case, which is idle then. */
    private static final String SELDOM = EventType.REFUND_RETURNED.eventName();

    private static final int REMEMBERED = 4;
    private static final List<String> REASONS = List.of("NEVER_RECEIVED", "MISSING_ITEMS", "OTHER");
    private static final Duration PAST_EVERY_DEADLINE = Duration.ofHours(49);

    private final Api api;
    private final TestClock clock;
    private final String shopId;
    private final String buyerId = Story.fresh("B");
    private final Map<String, List<String>> values = new ConcurrentHashMap<>();
    private Map<String, Client> callers;

    KnownValues(Api api, TestClock clock, String shopId) {
        this.api = api;
        this.clock = clock;
        this.shopId = shopId;
        values.put("shopId", List.of(shopId));
        values.put("buyerId", List.of(buyerId));
        values.put("categoryId", List.of(Story.OPEN_CATEGORY));
        values.put("parentId", List.of(Story.OPEN_CATEGORY, "fuzz-1"));
        values.put("carrier", List.of("SF", "YTO"));
        values.put("url", List.of(URL));
        values.put("waitSeconds", List.of("0")); // nobody has the time
        values.put("/categories/{id}", List.of("fuzz-1", "fuzz-2", "fuzz-3"));
        values.put("/carriers/{code}", List.of(CARRIER));
        values.put("/webhooks/{id}", List.of());
        values.put("/refunds/{id}", List.of());
    }

    Instant now() {
        return clock.instant();
    }

    /** The known values of a parameter or field; none for most. */
    List<String> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The known values of a variable of a path. */
    List<String> ofVariable(String template, String variable) {
        String place = template.replaceAll(".*(/[a-z]+/\\{" + variable + "}).*", "$1");
        return of(values.containsKey(place) ? place : variable);
    }

    /** A caller who may make the calls of a part of the API. */
    Client caller(String part) {
        return callers.get(part);
    }

    /** Another order with a case, in a state that chance decides. */
    void renew(Random random) {
        Story story = Story.of(api, clock, shopId, buyerId);
        String reason = REASONS.get(random.nextInt(REASONS.size()));
        if (random.nextInt(6) > 0) {
            story.apply(reason).expect(201);
            live(story, random);
        }
        values.put("orderId", List.of(story.orderId));
        values.put("itemId", List.of(story.itemId));
        values.put("trackingNumber", List.of(Story.freshNumber(), Story.freshNumber(), Story.freshDigits()));
        if (story.id() != null) {
            remember("id", story.id());
            values.put("ids", of("id"));
        }
        callers = Map.of(
                "buyer", story.buyer(), "merchant", story.merchant(), "ops", story.ops(), "system", api.system());
        subscribe();
    }

    /** A webhook in the place of all earlier ones, which would be served all the while. */
    private void subscribe() {
        deleteWebhooks();
        Answer webhook = caller("ops")
                .post("/api/v1/ops/webhooks", Map.of("url", URL, "types", List.of(SELDOM)))
                .expect(201);
        remember("/webhooks/{id}", webhook.text("id"));
    }

    private void live(Story story, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> story.approve();
            case 1 -> story.reject();
            case 2 -> {
                story.approve();
                story.ship();
            }
            case 3 -> {
                story.reject();
                story.escalate();
                Answer ruled = story.rule("REFUND");
                if (ruled.field("refund").isObject()) {
                    remember("/refunds/{id}", ruled.text("refund.id"));
                }
            }
            case 4 -> clock.advance(PAST_EVERY_DEADLINE);
            default -> {}
        }
    }

    /** Learns what an answer has created. At most a few webhooks are left, so that they do not all deliver. */
    void learn(String template, Answer answer) {
        if (answer.field("nextCursor").isString()) {
            values.put("cursor", List.of(answer.text("nextCursor")));
            values.put("after", List.of(answer.text("nextCursor")));
        }
        if (answer.status() == 201 && template.endsWith("/webhooks")) {
            List<String> forgotten = remember("/webhooks/{id}", answer.text("id"));
            forgotten.forEach(this::deleteWebhook);
        }
    }

    /** Deletes the webhooks that are left, and forgets them. */
    void deleteWebhooks() {
        of("/webhooks/{id}").forEach(this::deleteWebhook);
        values.put("/webhooks/{id}", List.of());
    }

    private void deleteWebhook(String id) {
        caller("ops").delete("/api/v1/ops/webhooks/" + id);
    }

    /** Adds a value; says which are too old to be kept. */
    private List<String> remember(String name, String value) {
        List<String> all = new ArrayList<>(of(name));
        all.add(value);
        int old = Math.max(0, all.size() - REMEMBERED);
        values.put(name, List.copyOf(all.subList(old, all.size())));
        return List.copyOf(all.subList(0, old));
    }
}
