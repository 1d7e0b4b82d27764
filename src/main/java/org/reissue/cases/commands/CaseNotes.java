package org.reissue.cases.commands;

import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.EventType;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Adds statements and remarks to a case: at most 50 of each from each side, so that no timeline grows for ever. */
@Component
class CaseNotes {

    private static final int LIMIT = 50;

    private final CaseEventRepository events;

    CaseNotes(CaseEventRepository events) {
        this.events = events;
    }

    /**
     * Adds a statement to an arbitration (R16).
     *
     * @throws Problem {@code limit-reached} when the caller's side has added 50
     */
    void state(ReissueCase locked, StatementRequest statement, CommandContext context) {
        locked.addStatement(statement.explanation(), context);
        requireWithinLimit(locked, EventType.STATEMENT_ADDED, context);
    }

    /**
     * Adds a remark (R18).
     *
     * @throws Problem {@code limit-reached} when the caller's side has added 50
     */
    void remark(ReissueCase locked, String comment, CommandContext context) {
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
