package org.reissue.console.operations;

import java.util.List;
import java.util.Map;
import org.reissue.audit.AuditFilter;
import org.reissue.audit.AuditService;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.Formats;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.web.api.Page;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of the audit log, for ops: what staff and systems changed outside cases, and the verification of the log.
 */
@ConsoleController(AuditPageController.PATH)
class AuditPageController {

    static final String PATH = OperationsPageController.PATH + "/audit";

    private static final String AFTER = "after";

    /** Labels go by field names, and on the page of scorecards these two are days of a period. */
    private static final Map<String, String> NAMES = Map.of("from", "notBefore", "to", "before");

    private final AuditService audit;
    private final FormValidator validator;
    private final Formats formats;
    private final ProblemTexts texts;

    AuditPageController(AuditService audit, FormValidator validator, Formats formats, ProblemTexts texts) {
        this.audit = audit;
        this.validator = validator;
        this.formats = formats;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, List.of("actor", "subject", "from", "to", AFTER));
        Page<ShownEntry> found = Page.whole(List.of());
        try {
            found = audit.find(filter(query), query.paging(AFTER)).map(ShownEntry::of);
        } catch (Problem problem) {
            texts.show(problem, model, NAMES);
        }
        model.addAttribute("entries", found);
        model.addAttribute("query", query);
        return "console/audit";
    }

    /** Redirects a GET of the form's address to its page. */
    @GetMapping("/verification")
    String back() {
        return "redirect:" + PATH;
    }

    /** Answers with the page itself, because the result is not stored. */
    @PostMapping("/verification")
    String verify(Model model) {
        try {
            model.addAttribute("verified", audit.verify());
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        return show(model, new LinkedMultiValueMap<>());
    }

    private AuditFilter filter(PageQuery query) {
        return validator.valid(new AuditFilter(
                query.text("actor"),
                query.text("subject"),
                formats.time("from", query.text("from")),
                formats.time("to", query.text("to"))));
    }
}
