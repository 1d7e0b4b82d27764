package org.reissue.scorecards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Reads the scorecards of a whole period at once, for people: a shop's days, or the sums of all shops. */
@Service
public class ScorecardReport {

    private final ScorecardRepository scorecards;
    private final ScorecardSumRepository sums;
    private final Clock clock;

    ScorecardReport(ScorecardRepository scorecards, ScorecardSumRepository sums, Clock clock) {
        this.scorecards = scorecards;
        this.sums = sums;
        this.clock = clock;
    }

    /**
     * The period with both days.
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

    /** The sums of all shops for each day, the earliest first, as scorecards without shop and medians. */
    public List<Scorecard> sumByDay(ScorecardPeriod.Days days) {
        return sums.sumByDay(days);
    }

    /** The sums of shops; those with the most overdue shipments and lost rulings first. */
    public List<ShopSums> sumByShop(ScorecardPeriod.Days days, int limit) {
        return sums.sumByShop(days, limit);
    }
}
