package org.reissue.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.problem.CallFailure;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemDocuments;
import org.reissue.web.problem.ProblemType;
import org.reissue.web.problem.ViolationResponse;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Makes the texts of problems for pages. Where a text of the API names members of its JSON, headers or fen, pages have
 * a text of their own: of a problem {@code error.<slug>}, of a field {@code page.} and the key of the API's.
 */
@Component
@ConditionalOnConsole
public class ProblemTexts {

    private static final Set<ProblemType> OWN_WORDS = Set.of(
            ProblemType.INVALID_REQUEST,
            ProblemType.NOT_FOUND,
            ProblemType.FORBIDDEN,
            ProblemType.INVALID_TRANSITION,
            ProblemType.CURSOR_EXPIRED,
            ProblemType.PRECONDITION_FAILED,
            ProblemType.NOT_ELIGIBLE,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.PAYLOAD_TOO_LARGE,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.SERVICE_UNAVAILABLE,
            ProblemType.INTERNAL_ERROR);

    /** The field that file readers name when a line as a whole is invalid. */
    private static final String WHOLE_LINE = "line";

    private final ProblemDocuments documents;
    private final Messages messages;
    private final CarrierChoices carriers;

    ProblemTexts(ProblemDocuments documents, Messages messages, CarrierChoices carriers) {
        this.documents = documents;
        this.messages = messages;
        this.carriers = carriers;
    }

    public ProblemText of(Problem problem) {
        return of(problem, Map.of());
    }

    /** @param names the names of fields in the form, by those in the API, where they differ */
    private ProblemText of(Problem problem, Map<String, String> names) {
        ProblemDetail document = documents.document(problem);
        Map<String, Object> members = document.getProperties() == null ? Map.of() : document.getProperties();
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> details = new ArrayList<>();
        for (Problem.InvalidField invalid : problem.invalidFields()) {
            String name = name(invalid.field());
            fields.putIfAbsent(names.getOrDefault(name, name), text(invalid));
        }
        if (members.get("violations") instanceof List<?> violations) {
            violations.forEach(violation -> details.add(((ViolationResponse) violation).message()));
        }
        boolean own = OWN_WORDS.contains(problem.type());
        String slug = problem.type().slug();
        return new ProblemText(
                slug,
                problem.type().status(),
                own ? messages.text("error." + slug + ".title") : String.valueOf(document.getTitle()),
                own ? messages.text("error." + slug + ".detail") : document.getDetail() + likelyCarriers(members),
                fields,
                details,
                Boolean.TRUE.equals(members.get("confirmable")));
    }

    /** The names of the carriers of which a refused number may be; nothing when none is known. */
    private String likelyCarriers(Map<String, Object> members) {
        if (!(members.get("likelyCarriers") instanceof List<?> codes) || codes.isEmpty()) {
            return "";
        }
        return codes.stream()
                .map(code -> carriers.nameOf(String.valueOf(code)))
                .collect(Collectors.joining(
                        messages.text("error.likely-carriers.and"), messages.text("error.likely-carriers"), ""));
    }

    private String text(Problem.InvalidField invalid) {
        return messages.textOfFirst(
                List.of("page." + invalid.messageKey(), invalid.messageKey()),
                invalid.arguments().toArray());
    }

    /** The field of the form that a path of the API is about: what the API reads as a body, forms have as lines. */
    private static String name(String path) {
        String field = path.replaceAll("\\[.*", "");
        return field.equals("body") ? "lines" : field;
    }

    /** Answers with the status of a problem; the page that follows says what is wrong. */
    public void show(Problem problem, Model model) {
        show(problem, model, Map.of());
    }

    /**
     * Answers with the status of a problem with a form that has names of its own for some fields.
     *
     * @param names the names of fields in the form, by those in the API
     */
    public void show(Problem problem, Model model, Map<String, String> names) {
        ServletRequestAttributes call = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        Objects.requireNonNull(call.getResponse()).setStatus(problem.type().status());
        CallFailure.keep(call.getRequest(), problem);
        LogContext.put(LogField.PROBLEM, problem.type().slug());
        model.addAttribute("problem", of(problem, names));
    }

    /** The text of a problem on one line, for a problem with one of many lines or cases. */
    public String inOneLine(Problem problem) {
        ProblemText text = of(problem);
        if (!text.violations().isEmpty()) {
            return String.join(" ", text.violations());
        }
        if (!text.fields().isEmpty()) {
            return text.fields().entrySet().stream()
                    .map(field -> field.getKey().equals(WHOLE_LINE)
                            ? field.getValue()
                            : messages.text("field." + field.getKey()) + " " + field.getValue())
                    .collect(Collectors.joining("; "));
        }
        return text.detail();
    }

    ProblemText of(String slug, int status) {
        return new ProblemText(
                slug,
                status,
                messages.text("error." + slug + ".title"),
                messages.text("error." + slug + ".detail"),
                Map.of(),
                List.of(),
                false);
    }
}
