package org.reissue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.testing.Answer;
import tools.jackson.databind.JsonNode;

/**
 * What an answer should say, as far as it speaks of the case or its refund.
 *
 * @param code the HTTP status
 * @param deadline when the deadline falls and what it does then; empty where none runs
 * @param allowed what the caller may do
 * @param refund the status and the attempt of the refund; empty without one
 */
record Expectation(int code, String status, long version, String deadline, List<String> allowed, String refund) {

    static Expectation of(ModelState state, int code, ActorKind caller) {
        return new Expectation(
                code,
                String.valueOf(state.status),
                state.version,
                state.deadline == null ? "" : state.deadline + " " + state.outcome(),
                state.allowed(caller),
                state.refund == null ? "" : state.refund.status() + " " + state.refund.attempt());
    }

    /** What of the answer is not as expected; null when all is. */
    @Nullable
    String contradiction(Answer answer) {
        return answer.status() == code && agrees(answer.body()) ? null : "expected " + this + " of " + answer;
    }

    /** What of the case, read when nothing else goes on, is not as expected; null when all is. */
    @Nullable
    String contradictionOfRead(Answer read) {
        JsonNode shown = read.body().path("refund");
        String status = shown.isNull() ? "" : text(shown, "status");
        return refund.startsWith(status) && refund.isEmpty() == status.isEmpty() ? contradiction(read) : refund;
    }

    private boolean agrees(JsonNode body) {
        if (body.has("version")) {
            return text(body, "status").equals(status)
                    && body.path("version").asLong() == version
                    && deadlineOf(body).equals(deadline)
                    && allowedActionsOf(body).equals(allowed);
        }
        if (body.has("attempt")) {
            return refund.equals(
                    text(body, "status") + " " + body.path("attempt").asInt());
        }
        return switch (text(body, "type")) {
            case "urn:reissue:problem:invalid-transition" ->
                text(body, "caseStatus").equals(status)
                        && allowedActionsOf(body).equals(allowed);
            case "urn:reissue:problem:busy" -> false;
            default -> true;
        };
    }

    private static String deadlineOf(JsonNode body) {
        JsonNode deadline = body.path("deadline");
        return deadline.isNull() ? "" : text(deadline, "at") + " " + text(deadline, "then");
    }

    private static List<String> allowedActionsOf(JsonNode body) {
        return body.path("allowedActions").valueStream().map(JsonNode::asString).toList();
    }

    private static String text(JsonNode body, String member) {
        return body.path(member).asString("");
    }
}
