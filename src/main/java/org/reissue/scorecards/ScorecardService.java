package org.reissue.scorecards;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds scorecards, and has them counted anew. */
@Service
@EnableConfigurationProperties(ScorecardProperties.class)
public class ScorecardService {

    private static final Logger log = LoggerFactory.getLogger(ScorecardService.class);

    private static final String LIST = "scorecards";

    /** How many shops are listed. */
    private static final int SHOPS = 50;

    private static final int PERIODS = 100;

    private final ScorecardRepository scorecards;
    private final ScorecardPositionRepository position;
    private final CaseEventReader events;
    private final Clock clock;
    private final LoadingCache<ScorecardPeriod.Days, AllShops> allShops;

    ScorecardService(
            ScorecardRepository scorecards,
            ScorecardPositionRepository position,
            CaseEventReader events,
            Clock clock,
            ScorecardProperties properties) {
        this.scorecards = scorecards;
        this.position = position;
        this.events = events;
        this.clock = clock;
        // computing the sums reads every shop's row of every day, too slow for each page
        this.allShops = Caffeine.newBuilder()
                .maximumSize(PERIODS)
                .expireAfterWrite(properties.sumsInterval())
                .build(days -> new AllShops(scorecards.sumByDay(days), scorecards.sumByShop(days, SHOPS)));
    }

    /**
     * One page of scorecards, the earliest day first and each day in the order of the shops' ids.
     *
     * @param shopId only this shop; null for all
     * @throws Problem {@code invalid-request} if the period is empty or too long, or the cursor is not of this list
     */
    public Page<Scorecard> find(@Nullable String shopId, ScorecardPeriod period, Paging paging) {
        ScorecardPeriod.Days days = daysOf(period);
        Optional<Cursor> after = Cursor.parse(paging.cursor(), LIST, 2);
        List<Scorecard> found = scorecards.find(
                shopId,
                days,
                after.map(cursor -> cursor.date(0)).orElse(LocalDate.EPOCH),
                after.map(cursor -> cursor.text(1)).orElse(""),
                paging.oneMore());
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.day(), last.shopId()));
    }

    /**
     * The period with both days, for the whole of which the following read at once.
     *
     * @throws Problem {@code invalid-request} if the period is empty or too long
     */
    public ScorecardPeriod.Days daysOf(ScorecardPeriod period) {
        return period.daysUntil(Scorecard.dayOf(clock.instant()));
    }

    /** A shop's scorecards, the earliest day first; a day on which nothing happened has none. */
    public List<Scorecard> findByShopId(String shopId, ScorecardPeriod.Days days) {
        return scorecards.find(shopId, days, LocalDate.EPOCH, "", days.count());
    }

    /** The sums of all shops, at most {@code reissue.scorecards.sums-interval} old. */
    public AllShops sumAllShops(ScorecardPeriod.Days days) {
        return allShops.get(days);
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
        log.info("Scorecards are rebuilt from {}", firstDay == null ? "the first day" : firstDay);
        return new ScorecardRebuild(firstDay);
    }

    /**
     * The first day of which all events are still in the log: at the latest today, as dropped events are older. Later
     * events of today would otherwise not count.
     */
    private LocalDate firstWholeDay(DroppedEvents dropped) {
        LocalDate today = Scorecard.dayOf(clock.instant());
        LocalDate dayAfter = dropped.nextAt() == null
                ? today
                : Scorecard.dayOf(dropped.nextAt()).plusDays(1);
        return dayAfter.isBefore(today) ? dayAfter : today;
    }

    /**
     * The sums of a period.
     *
     * @param byDay those of all shops for each day, the earliest first, as scorecards without shop and medians
     * @param byShop those of the shops with the most overdue shipments and lost rulings, the most first
     */
    public record AllShops(List<Scorecard> byDay, List<ShopSums> byShop) {}
}
