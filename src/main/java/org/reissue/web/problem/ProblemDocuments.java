package org.reissue.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the RFC 9457 document of a {@link Problem}, in the caller's language. */
@Component
public class ProblemDocuments {

    static final String TYPE_PREFIX = "urn:reissue:problem:";

    private final Messages messages;
    private final JsonMapper json;

    ProblemDocuments(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** The document, also for use inside another body. */
    public ProblemDetail document(Problem problem) {
        ProblemType type = problem.type();
        ProblemDetail document = ProblemDetail.forStatus(type.status());
        document.setType(URI.create(TYPE_PREFIX + type.slug()));
        document.setTitle(messages.text("problem." + type.slug() + ".title"));
        document.setDetail(messages.text(detailKey(problem), problem.arguments().toArray()));
        problem.members().forEach(document::setProperty);
        if (!problem.invalidFields().isEmpty()) {
            document.setProperty("errors", errors(problem.invalidFields()));
        }
        if (!problem.violations().isEmpty()) {
            document.setProperty("violations", violations(problem.violations()));
        }
        return document;
    }

    /** The violations with their messages. */
    public List<ViolationResponse> violations(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new ViolationResponse(
                        violation.rule(),
                        violation.code(),
                        messages.text(
                                "violation." + violation.code(),
                                violation.arguments().toArray())))
                .toList();
    }

    /** The response for Spring MVC, which adds the path as {@code instance}. */
    ResponseEntity<ProblemDetail> response(Problem problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        problem.retryAfterSeconds().ifPresent(seconds -> all.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        return ResponseEntity.status(problem.type().status())
                .headers(all)
                .header(HttpHeaders.CONTENT_LANGUAGE, messages.tag())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer(problem));
    }

    /** Writes the response from outside Spring MVC. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.type().status());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, messages.tag());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        response.getOutputStream().write(json.writeValueAsBytes(answer(problem)));
    }

    /** The document of a whole answer. It names the request, so that its sender and the log speak of the same. */
    private ProblemDetail answer(Problem problem) {
        ProblemDetail document = document(problem);
        String requestId = LogContext.get(LogField.REQUEST_ID);
        document.setProperty("requestId", requestId);
        if (requestId != null) { // a port of the actuator's own gives calls no ids, and clears no fields after them
            LogContext.put(LogField.PROBLEM, problem.type().slug());
        }
        return document;
    }

    private static String detailKey(Problem problem) {
        if (problem.type() == ProblemType.INVALID_TRACKING_NUMBER) {
            return "tracking." + problem.members().get("code");
        }
        return "problem." + problem.type().slug() + ".detail";
    }

    private List<Map<String, String>> errors(List<Problem.InvalidField> fields) {
        return fields.stream()
                .map(field -> Map.of(
                        "field", field.field(),
                        "message",
                                messages.text(
                                        field.messageKey(), field.arguments().toArray())))
                .toList();
    }
}
