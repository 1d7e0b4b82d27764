package org.reissue.scorecards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEventReader;
import org.reissue.history.StoredEvent;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.CaseStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the entries of scorecards from events of the log. */
@Component
class ScorecardEntryReader {

    private final CaseEventReader events;
    private final JsonMapper json;

    ScorecardEntryReader(CaseEventReader events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    /**
     * The entries of those events that count.
     *
     * @param stored events of the types {@link Figure#EVENT_TYPES}
     * @param firstDay events of earlier days do not count; null if those of all days do
     */
    List<ScorecardEntry> entriesOf(List<StoredEvent> stored, @Nullable LocalDate firstDay) {
        List<StoredEvent> counted = stored.stream()
                .filter(this::counts)
                .filter(event ->
                        firstDay == null || !Scorecard.dayOf(event.at()).isBefore(firstDay))
                .toList();
        Map<Long, Instant> since = events.enteredAt(counted.stream()
                .filter(ScorecardEntryReader::isTimed)
                .map(StoredEvent::position)
                .toList());
        return counted.stream()
                .map(event -> entryOf(event, since.get(event.position())))
                .toList();
    }

    private static ScorecardEntry entryOf(StoredEvent event, @Nullable Instant since) {
        return new ScorecardEntry(
                event.shopId(),
                Scorecard.dayOf(event.at()),
                Figure.ofEventType(event.type()),
                since == null ? null : took(since, event.at()));
    }

    /** None where the event was recorded by an instance whose clock is behind that of the one before. */
    private static Duration took(Instant since, Instant at) {
        return at.isBefore(since) ? Duration.ZERO : Duration.between(since, at);
    }

    private boolean counts(StoredEvent event) {
        return Figure.ofEventType(event.type()) != Figure.RULED_AGAINST || isAgainstMerchant(event);
    }

    private boolean isAgainstMerchant(StoredEvent ruling) {
        if (ruling.details() == null) {
            return false;
        }
        Blame blame = StoredEnum.read(
                Blame.class, json.readTree(ruling.details()).path("blame").asString(""));
        return blame != null && blame.isAgainst(ActorKind.MERCHANT);
    }

    /**
     * Whether the merchant's time up to the event is measured: the decision about an application, and shipping. An
     * approval after a rejection or in arbitration takes a decision back, so its time says nothing.
     */
    private static boolean isTimed(StoredEvent event) {
        Figure figure = Figure.ofEventType(event.type());
        return figure == Figure.SHIPPED
                || (figure == Figure.APPROVED || figure == Figure.REJECTED)
                        && CaseStatus.PENDING_MERCHANT.name().equals(event.from());
    }
}
