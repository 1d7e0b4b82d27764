package org.reissue.cases.commands;

import java.util.UUID;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Limits the statements and the remarks of each side on a case, so that no timeline grows for ever. */
@Component
class NoteLimit {

    private static final int LIMIT = 50;

    private final CaseEventRepository events;

    NoteLimit(CaseEventRepository events) {
        this.events = events;
    }

    /**
     * Requires that the side may add one more. The case must be locked, so that concurrent notes are counted.
     *
     * @throws Problem {@code limit-reached} when the side has added 50
     */
    void require(UUID caseId, EventType type, ActorKind side) {
        if (events.count(caseId, type, side) >= LIMIT) {
            throw new Problem(ProblemType.LIMIT_REACHED, LIMIT);
        }
    }
}
