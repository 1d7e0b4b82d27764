package org.reissue.console.operations;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.reissue.cases.timeouts.BulkExtendRequest;
import org.reissue.cases.timeouts.BulkExtensionService;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.reissue.web.problem.ProblemType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Extends the deadlines of many cases: counts them first, and extends them once confirmed. */
@ConsoleController(ExtensionPageController.PATH)
class ExtensionPageController {

    static final String PATH = OperationsPageController.PATH + "/extensions";

    private static final String TEMPLATE = "console/extensions";

    /** The problems that come before the first deadline is extended. */
    private static final Set<ProblemType> REFUSALS =
            Set.of(ProblemType.INVALID_REQUEST, ProblemType.IDEMPOTENCY_KEY_REUSED);

    private final BulkExtensionService extensions;
    private final FormValidator validator;
    private final ProblemTexts texts;

    ExtensionPageController(BulkExtensionService extensions, FormValidator validator, ProblemTexts texts) {
        this.extensions = extensions;
        this.validator = validator;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("statuses", extensions.extendable());
        return TEMPLATE;
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping({"/check", "/confirm"})
    String back() {
        return "redirect:" + PATH;
    }

    /** Counts the deadlines that would be extended. */
    @PostMapping("/check")
    String check(Submission form, Model model) {
        model.addAttribute("input", form);
        try {
            BulkExtendRequest request = request(form, true);
            model.addAttribute(
                    "matched", extensions.extend(form.call(), request).body().matched());
            model.addAttribute("asked", request);
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        return show(model);
    }

    /**
     * Extends the deadlines. When that breaks off, some of them may have been extended: the page that follows has the
     * same form again, under the same key, with which the extension goes on where it stopped.
     */
    @PostMapping("/confirm")
    String confirm(Submission form, Model model) {
        try {
            long extended =
                    extensions.extend(form.call(), request(form, false)).body().extended();
            return form.done(Done.of("EXTENDED_MANY", extended), PATH);
        } catch (RuntimeException failure) {
            Problem problem = ProblemMapping.of(failure);
            model.addAttribute("input", form);
            texts.show(problem, model);
            if (!REFUSALS.contains(problem.type())) {
                model.addAttribute("asked", request(form, false));
                model.addAttribute("brokenOff", true);
            }
            return show(model);
        }
    }

    private BulkExtendRequest request(Submission form, boolean dryRun) {
        List<CaseStatus> statuses = form.texts("statuses").stream()
                .map(ExtensionPageController::status)
                .toList();
        Integer hours = form.whole("by");
        return validator.valid(new BulkExtendRequest(
                statuses,
                form.text("shopId"),
                form.time("deadlineFrom"),
                form.time("deadlineTo"),
                hours == null ? null : Duration.ofHours(hours),
                form.text("comment"),
                dryRun));
    }

    /** An unknown status must not widen the extension to all. */
    private static CaseStatus status(String name) {
        try {
            return CaseStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("statuses", "invalid.value");
        }
    }
}
