package org.reissue.cases.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;

/**
 * The facts of a case that a transition needs. Commands take them from the entity, bulk transitions directly from the
 * table; both then follow the same code.
 *
 * @param subject the case, as its events name it
 * @param status null before the application, and for a status that only a newer version knows
 * @param scanDue whether the scan window applies (R13)
 * @param wasOverdue whether a shipment of the case has ever been overdue (R12)
 * @param deadlineAt the running deadline, in UTC, or null
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 * @param paidFen the amount paid for the item, in fen
 */
public record CaseSnapshot(
        CaseEvent.Subject subject,
        @Nullable CaseStatus status,
        boolean scanDue,
        boolean wasOverdue,
        @Nullable Instant deadlineAt,
        @Nullable Instant shippedAt,
        long paidFen,
        long version) {

    static CaseSnapshot of(ReissueCase reissueCase, long version) {
        OrderedItem item = reissueCase.item();
        CaseProgress progress = reissueCase.progress();
        return new CaseSnapshot(
                new CaseEvent.Subject(
                        reissueCase.id(),
                        item.shopId(),
                        item.buyerId(),
                        item.orderId(),
                        item.itemId(),
                        reissueCase.application().reason()),
                progress.status(),
                progress.scanDue(),
                progress.wasOverdue(),
                progress.deadlineAt(),
                reissueCase.shipment() == null ? null : reissueCase.shipment().shippedAt(),
                item.paidFen(),
                version);
    }

    /** The state by which the lifecycle table is searched. */
    public CaseState state() {
        return new CaseState(status, subject.reason(), scanDue, wasOverdue);
    }
}
