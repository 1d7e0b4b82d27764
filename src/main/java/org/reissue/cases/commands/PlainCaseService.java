package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.Action;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.springframework.stereotype.Service;

/**
 * Executes actions that need nothing but an optional comment, for any actor: buyers withdraw (R14), ask for platform
 * intervention (R9, R11, R17) and confirm receipt (R17). A new action in the lifecycle table works here before the API
 * has a call for the action.
 */
@Service
public class PlainCaseService {

    private final CommandExecutor commands;

    PlainCaseService(CommandExecutor commands) {
        this.commands = commands;
    }

    /**
     * Takes the action, if the lifecycle table allows it to the caller.
     *
     * @param action a plain action
     * @param comment null is the same as one without a text
     */
    public IdempotentResult<ReissueCase> perform(
            ApiRequest request, String id, Action action, @Nullable CommentRequest comment) {
        CommentRequest given = comment == null ? CommentRequest.EMPTY : comment;
        return commands.execute(
                request, id, given, (found, context) -> found.perform(action, given.comment(), context));
    }
}
