package org.reissue.cases.commands;

import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.EventType;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;

/** The commands that need nothing but a text, and are the same for all who may give them. */
@Service
public class PlainCaseService {

    /** Of statements and of remarks, for each side of a case, so that no timeline grows for ever. */
    private static final int LIMIT = 50;

    private final CommandExecutor commands;
    private final CaseEventRepository events;

    PlainCaseService(CommandExecutor commands, CaseEventRepository events) {
        this.commands = commands;
        this.events = events;
    }

    /**
     * Takes an action that needs nothing but a comment, if the lifecycle table allows it to the caller. A new one in
     * the table works here before it has a call of its own in the API.
     */
    public IdempotentResult<ReissueCase> perform(ApiRequest request, String id, Action action, CommentRequest comment) {
        return commands.execute(
                request, id, comment, (found, context) -> found.perform(action, CommentRequest.of(comment), context));
    }

    /**
     * Adds a statement of buyer or merchant to an arbitration (R16).
     *
     * @throws Problem {@code limit-reached} when the side has added 50
     */
    public IdempotentResult<ReissueCase> state(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(request, id, statement, (found, context) -> {
            found.state(statement.explanation(), context);
            requireWithinLimit(found, EventType.STATEMENT_ADDED, context);
        });
    }

    /**
     * Adds a note of a merchant, which the shop and ops see, or of ops, which only ops see (R18).
     *
     * @throws Problem {@code limit-reached} when the side has added 50
     */
    public IdempotentResult<ReissueCase> remark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(request, id, remark, (found, context) -> remark(found, remark.comment(), context));
    }

    void remark(ReissueCase found, String comment, CommandContext context) {
        found.remark(comment, context);
        requireWithinLimit(found, EventType.REMARK_ADDED, context);
    }

    /** The case is locked, so that concurrent notes are counted. */
    private void requireWithinLimit(ReissueCase found, EventType type, CommandContext context) {
        if (events.count(found.id(), type, context.actor().kind()) >= LIMIT) {
            throw new Problem(ProblemType.LIMIT_REACHED, LIMIT);
        }
    }
}
