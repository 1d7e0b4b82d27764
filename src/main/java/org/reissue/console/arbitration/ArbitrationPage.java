package org.reissue.console.arbitration;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.Precedents;
import org.reissue.cases.web.CaseDetails;
import org.reissue.cases.web.CaseResponse;
import org.reissue.console.page.TimelinePage;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;

/**
 * The page of an arbitration, with both sides next to each other.
 *
 * @param details the case, and facts that the API leaves out
 * @param entries its timeline, oldest first
 * @param precedents other cases of the shop and of the buyer; null when the page leaves them out
 */
public record ArbitrationPage(
        CaseDetails details,
        List<TimelineEntry> entries,
        @Nullable Precedents precedents,
        String reader) implements TimelinePage {

    public CaseResponse value() {
        return details.value();
    }

    /** The buyer's entries: the application, and all later comments and statements. */
    public List<TimelineEntry> buyer() {
        return said(ActorKind.BUYER);
    }

    /** The merchant's entries: rejections and statements. */
    public List<TimelineEntry> merchant() {
        return said(ActorKind.MERCHANT);
    }

    /** The notes that the buyer does not see. */
    public List<TimelineEntry> remarks() {
        return entries.stream().filter(ArbitrationPage::isRemark).toList();
    }

    /** Whether a side has added a statement since the arbitration was opened, by the timeline; for display only. */
    public boolean hasStated(String side) {
        return value().arbitration() != null
                && said(ActorKind.valueOf(side)).stream()
                        .filter(entry -> entry.type().equals(EventType.STATEMENT_ADDED.eventName()))
                        .anyMatch(entry ->
                                !entry.at().isBefore(value().arbitration().openedAt()));
    }

    /** Whether a ruling is due, by the reader or by the member of staff who has claimed the arbitration. */
    public boolean isOpen() {
        return value().allowedActions().contains(Action.RULE) || isTaken();
    }

    /** The member of staff who has the arbitration in hand, or null. */
    public @Nullable String holder() {
        return value().arbitration() == null ? null : value().arbitration().claimedBy();
    }

    /** Whether the reader has the arbitration in hand. */
    public boolean isMine() {
        return reader.equals(holder());
    }

    /** Whether another member of staff has the arbitration in hand. */
    public boolean isTaken() {
        return holder() != null && !isMine();
    }

    private List<TimelineEntry> said(ActorKind side) {
        return entries.stream()
                .filter(entry -> entry.actor().kind() == side && !isRemark(entry))
                .filter(entry -> Stream.of(EventType.APPLIED, EventType.REJECTED, EventType.ESCALATED)
                                .anyMatch(type -> type.eventName().equals(entry.type()))
                        || entry.comment() != null
                        || !entry.evidence().isEmpty())
                .toList();
    }

    private static boolean isRemark(TimelineEntry entry) {
        return entry.type().equals(EventType.REMARK_ADDED.eventName());
    }
}
