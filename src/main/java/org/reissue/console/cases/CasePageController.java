package org.reissue.console.cases;

import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.console.session.ConsoleUser;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Reason;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of a case, and the forms on it. */
@ConsoleController(CaseListPageController.PATH + "/{id}")
class CasePageController {

    private final CasePageService pages;
    private final CaseCommands commands;
    private final ProblemTexts texts;

    CasePageController(CasePageService pages, CaseCommands commands, ProblemTexts texts) {
        this.pages = pages;
        this.commands = commands;
        this.texts = texts;
    }

    @GetMapping
    String show(ConsoleUser user, Model model, @PathVariable String id) {
        return show(user, model, id, null);
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping("/{action}")
    String back(@PathVariable String id) {
        return Addresses.redirect(CaseListPageController.PATH + "/" + id);
    }

    @PostMapping("/{action}")
    String perform(
            ConsoleUser user, Submission form, Model model, @PathVariable String id, @PathVariable String action) {
        Action taken = ActionForm.named(action);
        if (taken == null) {
            throw Problem.notFound();
        }
        try {
            commands.perform(taken, id, form);
            return form.done(Done.of(taken), CaseListPageController.PATH + "/" + id);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                throw problem;
            }
            texts.show(problem, model);
            model.addAttribute("attempted", taken);
            model.addAttribute("input", form);
            return show(user, model, id, taken);
        }
    }

    private String show(ConsoleUser user, Model model, String id, @Nullable Action asked) {
        CasePage page = pages.read(user, id, asked);
        model.addAttribute("page", page);
        model.addAttribute("c", page.value());
        model.addAttribute("codes", RejectionCode.values());
        model.addAttribute("decisions", Decision.values());
        model.addAttribute("blames", Blame.values());
        model.addAttribute("reasons", Reason.values());
        return "console/case";
    }
}
