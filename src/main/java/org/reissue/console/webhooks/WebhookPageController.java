package org.reissue.console.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.feed.webhooks.WebhookDeliveryResponse;
import org.reissue.feed.webhooks.WebhookDeliveryService;
import org.reissue.feed.webhooks.WebhookRequest;
import org.reissue.feed.webhooks.WebhookResponse;
import org.reissue.feed.webhooks.WebhookService;
import org.reissue.lifecycle.EventType;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
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
    private final WebhookCommands commands;
    private final ProblemTexts texts;

    WebhookPageController(
            WebhookService webhooks,
            WebhookDeliveryService deliveries,
            WebhookCommands commands,
            ProblemTexts texts) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.commands = commands;
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
            WebhookResponse added = commands.subscribe(form);
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
    String perform(
            Submission form,
            Model model,
            @PathVariable String id,
            @PathVariable String action) {
        try {
            switch (action) {
                case "pause" -> commands.pause(id, form);
                case "resume" -> commands.resume(id, form);
                case "replay" -> commands.replay(id, form);
                case "delete" -> commands.delete(id, form);
                case "rotate" -> {
                    form.showOnce("secret", commands.rotate(id, form).secret());
                    form.showOnce("rotated", true);
                    return show(model, id, null);
                }
                case "test" -> {
                    form.showOnce("tested", commands.test(id, form));
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
}
