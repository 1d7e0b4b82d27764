package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.function.Supplier;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Page;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
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

/** Where ops subscribe other systems, and merchants' own, to events. */
@RestController
@RequestMapping(WebhookController.PATH)
@Tag(name = "ops")
class WebhookController {

    static final String PATH = "/api/v1/ops/webhooks";

    private final WebhookService webhooks;
    private final IdempotencyService idempotency;

    WebhookController(WebhookService webhooks, IdempotencyService idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    /**
     * All subscriptions and how they fare.
     *
     * @return the subscriptions
     */
    @GetMapping
    Page<WebhookResponse> listWebhooks() {
        return Page.whole(webhooks.list());
    }

    /**
     * Subscribe an endpoint to what happens from now on. Events arrive in order, in batches of CloudEvents, at least
     * once each, signed per the Standard Webhooks specification.
     *
     * @param request what to send where
     * @return the subscription, with the secret that is shown only here
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WebhookResponse> subscribe(ApiRequest call, @Valid @RequestBody WebhookRequest request) {
        IdempotentResult<WebhookResponse> result = once(call, request, () -> webhooks.subscribe(request));
        return result.toResponse(
                ResponseEntity.created(URI.create(PATH + "/" + result.body().id())));
    }

    /**
     * One subscription.
     *
     * @param id the subscription
     * @return the subscription and how it fares
     */
    @GetMapping("/{id}")
    WebhookResponse readWebhook(@PathVariable String id) {
        return webhooks.read(id);
    }

    /**
     * End a subscription.
     *
     * @param id the subscription
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(@PathVariable String id) {
        webhooks.unsubscribe(id);
    }

    /**
     * Send nothing more until it is resumed. A call under way may still arrive.
     *
     * @param id the subscription
     * @return the subscription
     */
    @PostMapping("/{id}/pause")
    ResponseEntity<WebhookResponse> pauseWebhook(ApiRequest call, @PathVariable String id) {
        return once(call, null, () -> webhooks.pause(id)).toResponse();
    }

    /**
     * Send again, from where it was paused.
     *
     * @param id the subscription
     * @return the subscription
     */
    @PostMapping("/{id}/resume")
    @ApiProblems(ProblemType.CURSOR_EXPIRED)
    ResponseEntity<WebhookResponse> resumeWebhook(ApiRequest call, @PathVariable String id) {
        return once(call, null, () -> webhooks.resume(id)).toResponse();
    }

    /**
     * Make a new secret. For a day calls are signed with the previous one as well.
     *
     * @param id the subscription
     * @return the subscription, with the secret that is shown only here
     */
    @PostMapping("/{id}/rotate")
    ResponseEntity<WebhookResponse> rotateSecret(ApiRequest call, @PathVariable String id) {
        return once(call, null, () -> webhooks.rotate(id)).toResponse();
    }

    /**
     * Send everything behind a position, again or for the first time.
     *
     * @param id the subscription
     * @param request from where
     * @return the subscription
     */
    @PostMapping("/{id}/replay")
    @ApiProblems(ProblemType.CURSOR_EXPIRED)
    ResponseEntity<WebhookResponse> replayWebhook(
            ApiRequest call, @PathVariable String id, @Valid @RequestBody ReplayRequest request) {
        return once(call, request, () -> webhooks.replay(id, request.from())).toResponse();
    }

    private IdempotentResult<WebhookResponse> once(ApiRequest call, Object body, Supplier<WebhookResponse> work) {
        return idempotency.once(call, body, WebhookResponse.class, work, WebhookResponse::withoutSecret);
    }
}
