package org.reissue.feed.webhooks;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook subscriptions of other systems and of merchants, managed by ops. */
@RestController
@RequestMapping(WebhookController.PATH)
class WebhookController {

    static final String PATH = "/api/v1/ops/webhooks";

    private final WebhookService webhooks;
    private final WebhookDeliveryService deliveries;
    private final IdempotencyService idempotency;

    WebhookController(WebhookService webhooks, WebhookDeliveryService deliveries, IdempotencyService idempotency) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
    }

    /**
     * List webhook subscriptions with their status, position and lag.
     *
     * @return the subscriptions
     */
    @GetMapping
    Page<WebhookResponse> listWebhooks() {
        return Page.whole(webhooks.list());
    }

    /**
     * Create a webhook subscription. Events that happen from now on are sent to a URL: each case's in order, in batches
     * of CloudEvents, each event at least once, signed per the Standard Webhooks specification.
     *
     * @param webhook the URL, and which events it gets
     * @return the subscription, with the secret that is shown only here
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WebhookResponse> subscribe(ApiRequest request, @Valid @RequestBody WebhookRequest webhook) {
        WebhookTarget target = webhooks.judge(webhook);
        IdempotentResult<WebhookResponse> result =
                once(request, webhook, () -> webhooks.subscribe(request.actor(), target, webhook));
        return result.toResponse(
                ResponseEntity.created(URI.create(PATH + "/" + result.body().id())));
    }

    /** Read a webhook subscription with its status, position and lag. */
    @GetMapping("/{id}")
    WebhookResponse readWebhook(@PathVariable String id) {
        return webhooks.read(id);
    }

    /** Delete a webhook subscription. A call under way may still arrive. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(Caller caller, @PathVariable String id) {
        webhooks.unsubscribe(caller.subject(), id);
    }

    /** Pause a webhook subscription: nothing more is sent until it is resumed. A call under way may still arrive. */
    @PostMapping("/{id}/pause")
    ResponseEntity<WebhookResponse> pauseWebhook(ApiRequest request, @PathVariable String id) {
        return once(request, null, () -> webhooks.pause(request.actor(), id)).toResponse();
    }

    /**
     * Resume a webhook subscription. Delivery goes on with the events that were not delivered when the subscription was
     * paused.
     */
    @PostMapping("/{id}/resume")
    @ApiProblems(ProblemType.CURSOR_EXPIRED)
    ResponseEntity<WebhookResponse> resumeWebhook(ApiRequest request, @PathVariable String id) {
        return once(request, null, () -> webhooks.resume(request.actor(), id)).toResponse();
    }

    /**
     * Rotate a webhook secret. For a day, unless configured otherwise, calls carry signatures by the new secret and by
     * the previous one.
     *
     * @return the subscription, with the new secret that is shown only here
     */
    @PostMapping("/{id}/rotate")
    ResponseEntity<WebhookResponse> rotateSecret(ApiRequest request, @PathVariable String id) {
        return once(request, null, () -> webhooks.rotateSecret(request.actor(), id))
                .toResponse();
    }

    /**
     * Replay events to a webhook subscription. All events after a position, or from the first event of a delivery on,
     * are delivered, also those that were delivered before.
     *
     * @param replay where to begin
     */
    @PostMapping("/{id}/replay")
    @ApiProblems(ProblemType.CURSOR_EXPIRED)
    ResponseEntity<WebhookResponse> replayWebhook(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody ReplayRequest replay) {
        return once(request, replay, () -> webhooks.replay(request.actor(), id, replay))
                .toResponse();
    }

    /**
     * List the last 100 deliveries of a webhook subscription, the newest first. A delivery is one call of the receiver,
     * successful or not, with all the events it carried.
     *
     * @return one page of deliveries
     */
    @GetMapping("/{id}/deliveries")
    Page<WebhookDeliveryResponse> listDeliveries(@PathVariable String id, @Valid @ParameterObject Paging paging) {
        return deliveries.list(id, paging);
    }

    /**
     * Send a test event to a webhook subscription. Its type is {@code reissue.test}; it is sent at once, signed like
     * all others, also when the subscription is paused, and the call waits for the receiver's answer. A failure of the
     * receiver shows in {@code status} and {@code error} of the delivery. The test changes neither the position nor the
     * status of the subscription.
     *
     * @return the delivery
     */
    @PostMapping("/{id}/test")
    ResponseEntity<WebhookDeliveryResponse> testWebhook(ApiRequest request, @PathVariable String id) {
        return idempotency
                .onceOutsideTransaction(request, null, WebhookDeliveryResponse.class, () -> deliveries.test(id))
                .toResponse();
    }

    private IdempotentResult<WebhookResponse> once(
            ApiRequest request, @Nullable Object body, Supplier<WebhookResponse> work) {
        return idempotency.once(request, body, WebhookResponse.class, work, WebhookResponse::withoutSecret);
    }
}
