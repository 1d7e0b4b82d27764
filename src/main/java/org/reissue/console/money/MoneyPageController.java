package org.reissue.console.money;

import java.util.List;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.console.session.ConsoleUser;
import org.reissue.settlement.Refund;
import org.reissue.settlement.reconciliation.ReconciliationService;
import org.reissue.settlement.refunds.RefundResponse;
import org.reissue.settlement.refunds.RefundService;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Money: the account of a shop for merchants; accounts, coupons, refunds and reconciliation for ops. */
@ConsoleController(MoneyPageController.PATH)
class MoneyPageController {

    static final String PATH = "/console/money";

    /** The tabs of refunds: those that ops have to retry come first. */
    private static final List<Refund.Status> STATUSES =
            List.of(Refund.Status.FAILED, Refund.Status.DUE, Refund.Status.REQUESTED, Refund.Status.SUCCEEDED);

    private static final List<String> PARAMETERS = List.of(
            "shopId",
            "buyerId",
            "accounts",
            "status",
            "afterAccount",
            "afterRefund",
            "afterEntry",
            "afterViolation",
            "afterCoupon");

    private final MoneyPageService pages;
    private final RefundService refunds;
    private final ReconciliationService reconciliation;
    private final IdempotencyService idempotency;
    private final ProblemTexts texts;

    MoneyPageController(
            MoneyPageService pages,
            RefundService refunds,
            ReconciliationService reconciliation,
            IdempotencyService idempotency,
            ProblemTexts texts) {
        this.pages = pages;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
        this.idempotency = idempotency;
        this.texts = texts;
    }

    @GetMapping
    String show(ConsoleUser user, Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, PARAMETERS);
        MoneyPage page = new MoneyPage(query, null, null, null);
        try {
            page = pages.read(user, query);
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        model.addAttribute("page", page);
        model.addAttribute("statuses", STATUSES);
        return "console/money";
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping({"/reconciliation", "/refunds/{id}/retry"})
    String back() {
        return "redirect:" + PATH;
    }

    @PostMapping("/refunds/{id}/retry")
    String retry(ConsoleUser user, Submission form, Model model, @PathVariable String id) {
        requireOps(user);
        try {
            idempotency.once(form.call(), "retry", RefundResponse.class, () -> refunds.retry(user.name(), id));
            return form.done(Done.of("REFUND_RETRIED"), PATH);
        } catch (Problem problem) {
            return refused(problem, user, model);
        }
    }

    /** Answers with the page itself, because the differences are shown once and not stored. */
    @PostMapping("/reconciliation")
    String reconcile(ConsoleUser user, Submission form, Model model) {
        requireOps(user);
        try {
            form.showOnce("report", reconciliation.reconcile());
            return show(user, model, new LinkedMultiValueMap<>());
        } catch (Problem problem) {
            return refused(problem, user, model);
        }
    }

    private String refused(Problem problem, ConsoleUser user, Model model) {
        texts.show(problem, model);
        return show(user, model, new LinkedMultiValueMap<>());
    }

    private static void requireOps(ConsoleUser user) {
        if (!user.isOps()) {
            throw Problem.notFound();
        }
    }
}
