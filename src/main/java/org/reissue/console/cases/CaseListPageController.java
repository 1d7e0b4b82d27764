package org.reissue.console.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.ApprovalLine;
import org.reissue.cases.commands.ApprovalResult;
import org.reissue.cases.commands.BatchApproveRequest;
import org.reissue.cases.commands.BatchService;
import org.reissue.cases.search.CaseFilter;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.ProblemText;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.console.session.ConsoleUser;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.ProducesCsv;
import org.reissue.web.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The lists of cases (R18), and approving many at once. */
@ConsoleController(CaseListPageController.PATH)
class CaseListPageController {

    static final String PATH = Addresses.HOME;

    /** What a ticked box sends: the case, and its version as the page has shown it. */
    private static final Pattern TICKED = Pattern.compile("(\\S+) ([0-9]{1,18})");

    private final CaseListService lists;
    private final BatchService batches;
    private final FormValidator validator;
    private final ProblemTexts texts;

    CaseListPageController(CaseListService lists, BatchService batches, FormValidator validator, ProblemTexts texts) {
        this.lists = lists;
        this.batches = batches;
        this.validator = validator;
        this.texts = texts;
    }

    @GetMapping
    String show(ConsoleUser user, Model model, @RequestParam MultiValueMap<String, String> parameters) {
        ListedCases list = lists.read(user, parameters);
        Problem fault = list.query().fault();
        if (fault != null) {
            texts.show(fault, model);
        }
        model.addAttribute("list", list);
        model.addAttribute("types", List.of(CaseFilter.REISSUE));
        model.addAttribute("statuses", CaseStatus.values());
        model.addAttribute("reasons", Reason.values());
        return "console/cases";
    }

    /** The list as a file, with the filters of the address. */
    @GetMapping(path = "/export", produces = MediaType.ALL_VALUE)
    @ProducesCsv
    void export(ConsoleUser user, HttpServletResponse response, @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        lists.export(user, parameters, response);
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping("/approvals")
    String list() {
        return "redirect:" + PATH;
    }

    @PostMapping("/approvals")
    String approve(ConsoleUser user, Submission form, Model model, @RequestParam @Nullable String back) {
        MultiValueMap<String, String> filters = parametersOf(back);
        try {
            boolean all = form.checked("all");
            List<ApprovalLine> lines = all ? lists.findToDecide(user, filters) : ticked(form);
            // all of a list are found anew when the form is sent again, and are the same call nevertheless
            Outcome outcome = batches.approve(form.call(), all ? filters : lines, lines, Outcome.class, this::outcome)
                    .body();
            if (outcome.refused().isEmpty()) {
                Done done =
                        outcome.approved() == 0 ? Done.of("APPROVE_NONE") : Done.of("APPROVE_MANY", outcome.approved());
                return form.done(done, PATH);
            }
            form.showOnce("outcome", outcome);
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        return show(user, model, filters);
    }

    private List<ApprovalLine> ticked(Submission form) {
        List<ApprovalLine> lines =
                form.texts("ids").stream().map(CaseListPageController::line).toList();
        validator.valid(
                new BatchApproveRequest(lines.stream().map(ApprovalLine::id).toList()));
        return lines;
    }

    private static ApprovalLine line(String box) {
        Matcher parts = TICKED.matcher(box);
        if (!parts.matches()) {
            throw Problem.invalid("ids", "invalid.value");
        }
        return new ApprovalLine(parts.group(1), Long.valueOf(parts.group(2)));
    }

    /** The filters of the list that the form was sent from; none when its address is malformed. */
    private static MultiValueMap<String, String> parametersOf(@Nullable String back) {
        MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
        try {
            UriComponentsBuilder.fromUriString(Addresses.own(back))
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> values.forEach(value -> decoded.add(name, decoded(value))));
        } catch (IllegalArgumentException malformed) {
            return new LinkedMultiValueMap<>();
        }
        return decoded;
    }

    /** The value of a parameter. Browsers write a blank in a form that they get as a plus. */
    private static String decoded(@Nullable String value) {
        return value == null ? "" : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8);
    }

    private Outcome outcome(List<ApprovalResult> results) {
        List<Refused> refused = results.stream()
                .filter(result -> result.refusal() != null)
                .map(result -> new Refused(result.id(), texts.of(result.refusal())))
                .toList();
        return new Outcome(results.size() - refused.size(), refused);
    }

    /**
     * The result of a batch.
     *
     * @param approved how many cases were approved
     * @param refused the cases that were not approved
     */
    record Outcome(int approved, List<Refused> refused) {}

    record Refused(String id, ProblemText problem) {}
}
