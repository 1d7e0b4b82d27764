package org.reissue.console.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.feed.webhooks.ReplayRequest;
import org.reissue.feed.webhooks.WebhookDeliveryResponse;
import org.reissue.feed.webhooks.WebhookDeliveryService;
import org.reissue.feed.webhooks.WebhookRequest;
import org.reissue.feed.webhooks.WebhookResponse;
import org.reissue.feed.webhooks.WebhookService;
import org.reissue.feed.webhooks.WebhookTarget;
import org.reissue.lifecycle.EventType;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Webhook subscriptions and their last deliveries, for ops. */
@ConsoleController(WebhookPageController.PATH)
class WebhookPageController {

    static final String PATH = "/console/webhooks";

    private static final int ROWS = 25;

    /** Labels go by field names, and on other pages {@code from} is the first day of a period. */
    private static final Map<String, String> NAMES = Map.of("from", "position");

    /** The types that a subscription may choose from. */
    private static final List<EventType> TYPES =
            Arrays.stream(EventType.values()).filter(EventType::isPublished).toList();

    private final WebhookService webhooks;
    private final WebhookDeliveryService deliveries;
    private final IdempotencyService idempotency;
    private final FormValidator validator;
    private final ProblemTexts texts;

    WebhookPageController(
            WebhookService webhooks,
            WebhookDeliveryService deliveries,
            IdempotencyService idempotency,
            FormValidator validator,
            ProblemTexts texts) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("webhooks", webhooks.list());
        model.addAttribute("types", TYPES);
        model.addAttribute("maxUrl", WebhookRequest.MAX_URL_LENGTH);
        return "console/webhooks";
    }

    /** Answers with the page of the subscription itself, because its secret is shown once and must be in no address. */
    @PostMapping
    String add(Submission form, Model model) {
        try {
            WebhookResponse added = subscribe(form);
            form.showOnce("secret", added.secret());
            form.showOnce("added", true);
            return show(model, added.id(), null);
        } catch (Problem problem) {
            texts.show(problem, model);
            model.addAttribute("input", form);
            return list(model);
        }
    }

    @GetMapping("/{id}")
    String show(Model model, @PathVariable String id, @RequestParam(required = false) @Nullable String after) {
        Page<WebhookDeliveryResponse> page = deliveries.list(id, new Paging(ROWS, after));
        model.addAttribute("webhook", webhooks.read(id));
        model.addAttribute("deliveries", page);
        model.addAttribute("after", after);
        return "console/webhook";
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping("/{id}/{action}")
    String back(@PathVariable String id) {
        return Addresses.redirect(PATH + "/" + id);
    }

    @PostMapping("/{id}/{action}")
    String perform(Submission form, Model model, @PathVariable String id, @PathVariable String action) {
        try {
            switch (action) {
                case "pause" -> once(form, action, () -> webhooks.pause(form.actor(), id));
                case "resume" -> once(form, action, () -> webhooks.resume(form.actor(), id));
                case "replay" -> replay(id, form);
                case "delete" -> delete(id, form);
                case "rotate" -> {
                    form.showOnce(
                            "secret",
                            once(form, action, () -> webhooks.rotateSecret(form.actor(), id))
                                    .secret());
                    form.showOnce("rotated", true);
                    return show(model, id, null);
                }
                case "test" -> {
                    form.showOnce("tested", test(id, form));
                    return show(model, id, null);
                }
                default -> throw Problem.notFound();
            }
            Done done = Done.of("WEBHOOK_" + action.toUpperCase(Locale.ROOT));
            return form.done(done, action.equals("delete") ? PATH : PATH + "/" + id);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                throw problem;
            }
            texts.show(problem, model, NAMES);
            model.addAttribute("input", form);
            return show(model, id, null);
        }
    }

    private WebhookResponse subscribe(Submission form) {
        List<String> types = form.texts("types");
        WebhookRequest request = validator.valid(
                new WebhookRequest(form.text("url"), types.isEmpty() ? null : types, form.text("shopId")));
        WebhookTarget target = webhooks.judge(request);
        return once(form, request, () -> webhooks.subscribe(form.actor(), target, request));
    }

    private void replay(String id, Submission form) {
        if (form.checked("oldest")) {
            once(form, "replay all", () -> webhooks.replayAll(form.actor(), id));
            return;
        }
        ReplayRequest request = validator.valid(new ReplayRequest(form.text("position"), form.text("delivery")));
        once(form, request, () -> webhooks.replay(form.actor(), id, request));
    }

    /** Sends a test event and waits for the receiver's answer. */
    private WebhookDeliveryResponse test(String id, Submission form) {
        return idempotency
                .onceOutsideTransaction(form.call(), "test", WebhookDeliveryResponse.class, () -> deliveries.test(id))
                .body();
    }

    private void delete(String id, Submission form) {
        idempotency.once(form.call(), "delete", Deleted.class, () -> {
            webhooks.unsubscribe(form.actor(), id);
            return new Deleted(id);
        });
    }

    /** Does the work once per form. The subscription holds its secret unless the form was sent before. */
    private WebhookResponse once(Submission form, Object body, Supplier<WebhookResponse> work) {
        return idempotency
                .once(form.call(), body, WebhookResponse.class, work, WebhookResponse::withoutSecret)
                .body();
    }

    private record Deleted(String id) {}
}
