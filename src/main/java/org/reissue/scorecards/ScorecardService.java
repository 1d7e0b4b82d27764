package org.reissue.scorecards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEventReader;
import org.reissue.history.DroppedEvents;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds scorecards, and has them counted anew. */
@Service
public class ScorecardService {

    private static final Logger LOG = LoggerFactory.getLogger(ScorecardService.class);

    private static final String LIST = "scorecards";

    private final ScorecardRepository scorecards;
    private final ScorecardPositionRepository position;
    private final CaseEventReader events;
    private final Clock clock;

    ScorecardService(
            ScorecardRepository scorecards, ScorecardPositionRepository position, CaseEventReader events, Clock clock) {
        this.scorecards = scorecards;
        this.position = position;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One page of a shop's scorecards, the earliest day first.
     *
     * @throws Problem {@code invalid-request} if the period is empty or too long, or the cursor is not of this list
     */
    public Page<Scorecard> findByShopId(String shopId, ScorecardPeriod period, Paging paging) {
        return find(shopId, period, paging);
    }

    /**
     * One page of all shops' scorecards, the earliest day first, each day in the order of the shops' ids.
     *
     * @throws Problem {@code invalid-request} if the period is empty or too long, or the cursor is not of this list
     */
    public Page<Scorecard> findAll(ScorecardPeriod period, Paging paging) {
        return find(null, period, paging);
    }

    /**
     * Deletes the scorecards of all days whose events are still in the log; the follower counts them anew. It also goes
     * on if it had stopped at dropped events.
     */
    @Transactional
    public ScorecardRebuild rebuild() {
        DroppedEvents dropped = events.holdDropped();
        LocalDate firstDay = dropped.through() == 0 ? null : firstWholeDay(dropped);
        position.restart(dropped.through(), firstDay);
        scorecards.deleteFrom(firstDay);
        LOG.info("Scorecards are rebuilt from {}", firstDay == null ? "the first day" : firstDay);
        return new ScorecardRebuild(firstDay);
    }

    /** The first day of which all events are still in the log. */
    private LocalDate firstWholeDay(DroppedEvents dropped) {
        return dropped.nextAt() == null
                ? Scorecard.dayOf(clock.instant()) // every event was dropped: they are older than today
                : Scorecard.dayOf(dropped.nextAt()).plusDays(1);
    }

    private Page<Scorecard> find(@Nullable String shopId, ScorecardPeriod period, Paging paging) {
        ScorecardPeriod.Days days = period.daysUntil(Scorecard.dayOf(clock.instant()));
        Optional<Cursor> after = Cursor.parse(paging.cursor(), LIST, 2);
        List<Scorecard> found = scorecards.find(
                shopId,
                days,
                after.map(cursor -> cursor.date(0)).orElse(LocalDate.EPOCH),
                after.map(cursor -> cursor.text(1)).orElse(""),
                paging.oneMore());
        return Page.of(found, paging, last -> Cursor.after(LIST, last.day(), last.shopId()));
    }
}
