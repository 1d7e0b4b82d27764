package org.reissue.feed.webhooks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reissue.testing.Answer;
import org.reissue.testing.Client;
import org.reissue.testing.ReceiverStub;

/** The webhooks that ops make for one shop, and their receivers; none is left when it is closed. */
final class ShopWebhooks implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client ops;
    private final String shopId;
    private final Deque<Runnable> open = new ArrayDeque<>();

    ShopWebhooks(Client ops, String shopId) {
        this.ops = ops;
        this.shopId = shopId;
    }

    ReceiverStub receiver(ReceiverStub receiver) {
        open.push(receiver::close);
        return receiver;
    }

    /** Only events of the shop arrive, so that those of other tests stay out. */
    Answer subscribe(String url) {
        return subscribe(url, null);
    }

    /** @param types null for all */
    Answer subscribe(String url, List<String> types) {
        Map<String, Object> body = new HashMap<>(Map.of("url", url, "shopId", shopId));
        if (types != null) {
            body.put("types", types);
        }
        Answer created = ops.post(WebhookController.PATH, body).expect(201);
        open.push(() -> ops.delete(path(created)));
        return created;
    }

    /** @return the path of the webhook */
    String subscribed(String url) {
        return path(subscribe(url));
    }

    Answer read(String hook) {
        return ops.get(hook).expect(200);
    }

    Answer test(String hook) {
        return ops.post(hook + "/test").expect(200);
    }

    Answer deliveries(String hook, String query) {
        return ops.get(hook + "/deliveries" + query).expect(200);
    }

    static String id(String hook) {
        return hook.substring(hook.lastIndexOf('/') + 1);
    }

    static String path(Answer webhook) {
        return WebhookController.PATH + "/" + webhook.text("id");
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
