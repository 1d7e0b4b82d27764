package org.reissue.scorecards;

import java.util.Optional;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventFilter;
import org.reissue.history.EventPage;
import org.reissue.history.LogFollower;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.Batches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the events of the log in scorecards, page by page. The transaction that counts a page also moves the position,
 * and holds its lock, so every event counts exactly once, however many instances there are.
 */
@Component
public class ScorecardFollower implements LogFollower {

    private static final Logger log = LoggerFactory.getLogger(ScorecardFollower.class);

    /** How many events one transaction counts at most. */
    private static final int PAGE_SIZE = 5_000;

    private static final EventFilter COUNTED = EventFilter.ofTypes(Figure.EVENT_TYPES);

    private static final String EVENTS_DROPPED =
            "Events that were not counted are no longer kept (reissue.feed.retention, reissue.retention.archive):"
                    + " rebuild the scorecards";

    private final SafePosition safePosition;
    private final CaseEventReader events;
    private final ScorecardEntryReader entries;
    private final ScorecardRepository scorecards;
    private final ScorecardPositionRepository position;
    private final TransactionTemplate transaction;

    ScorecardFollower(
            SafePosition safePosition,
            CaseEventReader events,
            ScorecardEntryReader entries,
            ScorecardRepository scorecards,
            ScorecardPositionRepository position,
            TransactionTemplate transaction) {
        this.safePosition = safePosition;
        this.events = events;
        this.entries = entries;
        this.scorecards = scorecards;
        this.position = position;
        this.transaction = transaction;
    }

    /** Counts all events that are safe to read. Does nothing while another instance counts. */
    public void drain() {
        long until = safePosition.positionNow();
        Batches.doWhileMore(() -> transaction.execute(status -> countPage(until)));
    }

    @Override
    public long position() {
        return position.position();
    }

    /** @return whether there are more events */
    private boolean countPage(long until) {
        Optional<ScorecardPosition> locked = position.lockBefore(until);
        if (locked.isEmpty()) {
            return false;
        }
        ScorecardPosition start = locked.get();
        EventPage page = events.read(start.position(), until, COUNTED, PAGE_SIZE);
        // asked after reading, to notice those dropped meanwhile
        if (events.hasDropped(start.position(), start.missing())) {
            position.stop(EVENTS_DROPPED);
            log.error("Scorecards are no longer kept up: {}", EVENTS_DROPPED);
            return false;
        }
        scorecards.add(entries.entriesOf(page.events(), start.firstDay()));
        position.moveTo(page.through());
        return page.through() < until;
    }
}
