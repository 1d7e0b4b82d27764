package org.reissue.console.webhooks;

import java.util.List;
import java.util.function.Supplier;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.Submission;
import org.reissue.feed.webhooks.ReplayRequest;
import org.reissue.feed.webhooks.WebhookDeliveryResponse;
import org.reissue.feed.webhooks.WebhookDeliveryService;
import org.reissue.feed.webhooks.WebhookRequest;
import org.reissue.feed.webhooks.WebhookResponse;
import org.reissue.feed.webhooks.WebhookService;
import org.reissue.feed.webhooks.WebhookTarget;
import org.reissue.web.idempotency.IdempotencyService;
import org.springframework.stereotype.Component;

/** Makes forms about webhooks into calls of the services of the API, each done once per form. */
@Component
@ConditionalOnConsole
class WebhookCommands {

    private final WebhookService webhooks;
    private final WebhookDeliveryService deliveries;
    private final IdempotencyService idempotency;
    private final FormValidator validator;

    WebhookCommands(
            WebhookService webhooks,
            WebhookDeliveryService deliveries,
            IdempotencyService idempotency,
            FormValidator validator) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
        this.validator = validator;
    }

    /** Adds a subscription. It holds its secret unless the form was sent before. */
    WebhookResponse subscribe(Submission form) {
        List<String> types = form.texts("types");
        WebhookRequest request = validator.valid(
                new WebhookRequest(form.text("url"), types.isEmpty() ? null : types, form.text("shopId")));
        WebhookTarget target = webhooks.judge(request);
        return once(form, request, () -> webhooks.subscribe(form.actor(), target, request));
    }

    /** Replaces the secret. The subscription holds it unless the form was sent before. */
    WebhookResponse rotate(String id, Submission form) {
        return once(form, "rotate", () -> webhooks.rotateSecret(form.actor(), id));
    }

    void pause(String id, Submission form) {
        once(form, "pause", () -> webhooks.pause(form.actor(), id));
    }

    void resume(String id, Submission form) {
        once(form, "resume", () -> webhooks.resume(form.actor(), id));
    }

    void replay(String id, Submission form) {
        if (form.checked("oldest")) {
            once(form, "replay all", () -> webhooks.replayAll(form.actor(), id));
            return;
        }
        ReplayRequest request = validator.valid(new ReplayRequest(form.text("position"), form.text("delivery")));
        once(form, request, () -> webhooks.replay(form.actor(), id, request));
    }

    /** Sends a test event and waits for the receiver's answer. */
    WebhookDeliveryResponse test(String id, Submission form) {
        return idempotency
                .onceOutsideTransaction(form.call(), "test", WebhookDeliveryResponse.class, () -> deliveries.test(id))
                .body();
    }

    void delete(String id, Submission form) {
        idempotency.once(form.call(), "delete", Deleted.class, () -> {
            webhooks.unsubscribe(form.actor(), id);
            return new Deleted(id);
        });
    }

    private WebhookResponse once(Submission form, Object body, Supplier<WebhookResponse> work) {
        return idempotency
                .once(form.call(), body, WebhookResponse.class, work, WebhookResponse::withoutSecret)
                .body();
    }

    private record Deleted(String id) {}
}
