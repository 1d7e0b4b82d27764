package org.reissue.console.operations;

import java.util.List;
import org.reissue.cases.timeouts.QuarantineService;
import org.reissue.cases.timeouts.QuarantinedCase;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.web.api.Page;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of operations, for ops: how far the sweep is behind, and the quarantined cases. */
@ConsoleController(OperationsPageController.PATH)
class OperationsPageController {

    static final String PATH = "/console/operations";

    private static final String AFTER = "after";

    private final TimeoutService timeouts;
    private final QuarantineService quarantine;
    private final IdempotencyService idempotency;
    private final ProblemTexts texts;

    OperationsPageController(
            TimeoutService timeouts, QuarantineService quarantine, IdempotencyService idempotency, ProblemTexts texts) {
        this.timeouts = timeouts;
        this.quarantine = quarantine;
        this.idempotency = idempotency;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, List.of(AFTER));
        Page<QuarantinedCase> quarantined = quarantine.find(query.paging(AFTER));
        model.addAttribute("sweep", timeouts.findSweepState());
        model.addAttribute("recent", timeouts.recentLateness());
        model.addAttribute("quarantined", quarantined);
        model.addAttribute("query", query);
        return "console/operations";
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping("/quarantine/{id}/release")
    String back() {
        return "redirect:" + PATH;
    }

    @PostMapping("/quarantine/{id}/release")
    String release(Submission form, Model model, @PathVariable String id) {
        try {
            idempotency.once(form.call(), "release", QuarantinedCase.class, () -> quarantine.release(form.actor(), id));
            return form.done(Done.of("RELEASED"), PATH);
        } catch (Problem problem) {
            if (problem.type() != ProblemType.NOT_FOUND) {
                texts.show(problem, model);
                return show(model, new LinkedMultiValueMap<>());
            }
            // the sweep has fired its deadline since the page was read
            return form.done(Done.of("NOT_QUARANTINED"), PATH);
        }
    }
}
