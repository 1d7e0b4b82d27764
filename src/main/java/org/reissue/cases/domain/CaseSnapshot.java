package org.reissue.cases.domain;

import java.time.Instant;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;

/**
 * The narrow facts of a case that a transition needs. Commands take them from the entity, the sweep straight from the
 * table; from here on both go the same way.
 *
 * @param shippedAt when the replacement was last shipped, or null
 * @param paidFen what the buyer paid for the item, in fen
 */
public record CaseSnapshot(
        CaseEvent.Subject subject,
        CaseStatus status,
        boolean scanDue,
        Instant deadlineAt,
        Instant shippedAt,
        long paidFen,
        long version) {

    public CaseState state() {
        return new CaseState(status, subject.reason(), scanDue);
    }
}
