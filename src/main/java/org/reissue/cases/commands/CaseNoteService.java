package org.reissue.cases.commands;

import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.EventType;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;

/** Adds statements and remarks to a case: at most 50 of each from each side, so that no timeline grows for ever. */
@Service
public class CaseNoteService {

    private static final int LIMIT = 50;

    private final CommandExecutor commands;
    private final CaseEventRepository events;

    CaseNoteService(CommandExecutor commands, CaseEventRepository events) {
        this.commands = commands;
        this.events = events;
    }

    /**
     * Adds a statement of buyer or merchant to an arbitration (R16).
     *
     * @throws Problem {@code limit-reached} when the caller's side has added 50
     */
    public IdempotentResult<ReissueCase> addStatement(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(request, id, statement, (found, context) -> {
            found.addStatement(statement.explanation(), context);
            requireWithinLimit(found, EventType.STATEMENT_ADDED, context);
        });
    }

    /**
     * Adds a remark (R18): a merchant's for the shop and ops, that of ops for ops alone.
     *
     * @throws Problem {@code limit-reached} when the caller's side has added 50
     */
    public IdempotentResult<ReissueCase> addRemark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(request, id, remark, (found, context) -> addRemark(found, remark.comment(), context));
    }

    /** Adds a remark within another command, under the same limit. */
    void addRemark(ReissueCase locked, String comment, CommandContext context) {
        locked.addRemark(comment, context);
        requireWithinLimit(locked, EventType.REMARK_ADDED, context);
    }

    /** The case is locked, so that concurrent notes are counted. */
    private void requireWithinLimit(ReissueCase locked, EventType type, CommandContext context) {
        if (events.count(locked.id(), type, context.actor().kind()) >= LIMIT) {
            throw new Problem(ProblemType.LIMIT_REACHED, LIMIT);
        }
    }
}
