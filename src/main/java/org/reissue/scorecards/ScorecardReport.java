package org.reissue.scorecards;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Reads the scorecards of a whole period at once, for people: a shop's days, or the sums of all shops. */
@Service
public class ScorecardReport {

    /** How many shops are listed. */
    private static final int SHOPS = 50;

    private static final int PERIODS = 100;

    private final ScorecardRepository scorecards;
    private final Clock clock;
    private final LoadingCache<ScorecardPeriod.Days, AllShops> allShops;

    /**
     * @param sumsInterval how long the sums of all shops are given again: to sum them reads every shop's row of every
     *     day, which nobody who turns pages should wait for
     */
    ScorecardReport(
            ScorecardRepository scorecards,
            ScorecardSumRepository sums,
            Clock clock,
            @Value("${reissue.scorecards.sums-interval}") Duration sumsInterval) {
        this.scorecards = scorecards;
        this.clock = clock;
        this.allShops = Caffeine.newBuilder()
                .maximumSize(PERIODS)
                .expireAfterWrite(sumsInterval)
                .build(days -> new AllShops(sums.sumByDay(days), sums.sumByShop(days, SHOPS)));
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

    /** The sums of all shops, at most {@code reissue.scorecards.sums-interval} old. */
    public AllShops sumAllShops(ScorecardPeriod.Days days) {
        return allShops.get(days);
    }

    /**
     * The sums of a period.
     *
     * @param byDay those of all shops for each day, the earliest first, as scorecards without shop and medians
     * @param byShop those of the shops with the most overdue shipments and lost rulings, the most first
     */
    public record AllShops(List<Scorecard> byDay, List<ShopSums> byShop) {}
}
