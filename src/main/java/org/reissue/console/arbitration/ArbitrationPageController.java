package org.reissue.console.arbitration;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.ClaimRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.console.session.ConsoleUser;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The page of an arbitration (R16): both sides, claim, release, and the ruling, which is previewed before it is made.
 */
@ConsoleController(ArbitrationListPageController.PATH + "/{id}")
class ArbitrationPageController {

    private final ArbitrationPageService pages;
    private final OpsCaseService commands;
    private final FormValidator validator;
    private final ProblemTexts texts;

    ArbitrationPageController(
            ArbitrationPageService pages, OpsCaseService commands, FormValidator validator, ProblemTexts texts) {
        this.pages = pages;
        this.commands = commands;
        this.validator = validator;
        this.texts = texts;
    }

    @GetMapping
    String show(ConsoleUser user, Model model, @PathVariable String id) {
        return show(model, pages.read(user.caller(), id));
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping("/{action}")
    String back(@PathVariable String id) {
        return Addresses.redirect(path(id));
    }

    @PostMapping("/claim")
    String claim(Submission form, Model model, @PathVariable String id) {
        return perform(form, model, id, null, () -> {
            boolean takeOver = form.checked("takeOver");
            ClaimRequest claim = validator.valid(new ClaimRequest(takeOver, form.text("comment")));
            commands.claim(form.call(), id, claim);
            return form.done(Done.of("CLAIM"), path(id));
        });
    }

    @PostMapping("/release")
    String release(Submission form, Model model, @PathVariable String id) {
        return perform(form, model, id, null, () -> {
            commands.release(form.call(), id);
            return form.done(Done.of("RELEASE"), path(id));
        });
    }

    /** Shows what the ruling would do; nothing changes. */
    @PostMapping("/preview")
    String preview(Submission form, Model model, @PathVariable String id) {
        return perform(form, model, id, Action.RULE, () -> {
            ArbitrationPageService.Previewed previewed =
                    pages.preview(form.caller(), id, validator.valid(RulingForm.read(form)));
            model.addAttribute("preview", previewed.preview());
            model.addAttribute("attempted", Action.RULE);
            model.addAttribute("input", form);
            return show(model, previewed.page());
        });
    }

    @PostMapping("/rule")
    String rule(Submission form, Model model, @PathVariable String id) {
        return perform(form, model, id, Action.RULE, () -> {
            commands.rule(form.call(), id, validator.valid(RulingForm.read(form)));
            return form.done(Done.of(Action.RULE), ArbitrationListPageController.PATH);
        });
    }

    /**
     * @param attempted the action of the lifecycle whose form it is, or null
     * @param work does what the form asks for, and gives the view
     */
    private String perform(Submission form, Model model, String id, @Nullable Action attempted, Supplier<String> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                throw problem;
            }
            texts.show(problem, model);
            model.addAttribute("attempted", attempted);
            model.addAttribute("input", form);
            return show(model, pages.read(form.caller(), id));
        }
    }

    private static String show(Model model, ArbitrationPage page) {
        model.addAttribute("page", page);
        model.addAttribute("c", page.value());
        model.addAttribute("decisions", Decision.values());
        model.addAttribute("blames", Blame.values());
        return "console/arbitration";
    }

    private static String path(String id) {
        return ArbitrationListPageController.PATH + "/" + id;
    }
}
