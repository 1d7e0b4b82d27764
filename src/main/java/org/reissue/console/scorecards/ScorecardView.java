package org.reissue.console.scorecards;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reissue.scorecards.Scorecard;
import org.reissue.scorecards.ScorecardPeriod;
import org.reissue.scorecards.ScorecardSums;
import org.reissue.scorecards.ShopSums;

/**
 * The scorecards of a period as a page shows them.
 *
 * @param shopId the shop; null for all
 * @param rows the table: a row for each day, or for each month of a long period; the newest first
 * @param shops the sums of each shop; empty on the page of one shop
 */
public record ScorecardView(
        @Nullable String shopId,
        LocalDate from,
        LocalDate until,
        List<Chart> charts,
        List<Row> rows,
        ScorecardSums sums,
        List<ShopSums> shops) {

    /** A period of more days has a row for each month, so that the page stays light. */
    private static final int MAX_DAYS = 92;

    static ScorecardView of(
            @Nullable String shopId, ScorecardPeriod.Days days, List<Scorecard> cards, List<ShopSums> shops) {
        List<Chart> charts = new ArrayList<>(List.of(
                Chart.counts("applied", cards, days, Scorecard::applied),
                Chart.counts("approved", cards, days, Scorecard::approved),
                Chart.counts("auto-approved", cards, days, Scorecard::autoApproved),
                Chart.counts("rejected", cards, days, Scorecard::rejected),
                Chart.counts("shipped", cards, days, Scorecard::shipped),
                Chart.counts("overdue", cards, days, Scorecard::overdue),
                Chart.counts("ruled-against", cards, days, Scorecard::ruledAgainst)));
        if (shopId != null) {
            charts.add(Chart.hours("hours-to-decide", cards, days, Scorecard::medianHoursToDecide));
            charts.add(Chart.hours("hours-to-ship", cards, days, Scorecard::medianHoursToShip));
        }
        List<Row> rows = days.count() <= MAX_DAYS ? byDay(cards) : byMonth(cards);
        LocalDate until = days.to().minusDays(1);
        return new ScorecardView(shopId, days.from(), until, charts, rows, ScorecardSums.of(cards), shops);
    }

    /** Whether the rows have medians, which only days of one shop have. */
    public boolean isWithMedians() {
        return shopId != null && !isByMonth();
    }

    public boolean isByMonth() {
        return from.plusDays(MAX_DAYS).isBefore(until.plusDays(1));
    }

    private static List<Row> byDay(List<Scorecard> cards) {
        return cards.stream()
                .sorted(Comparator.comparing(Scorecard::day).reversed())
                .map(card -> new Row(
                        card.day().toString(),
                        ScorecardSums.of(List.of(card)),
                        hours(card.medianHoursToDecide()),
                        hours(card.medianHoursToShip())))
                .toList();
    }

    private static List<Row> byMonth(List<Scorecard> cards) {
        TreeMap<YearMonth, List<Scorecard>> months = cards.stream()
                .collect(Collectors.groupingBy(card -> YearMonth.from(card.day()), TreeMap::new, Collectors.toList()));
        return months.descendingMap().entrySet().stream()
                .map(month -> new Row(month.getKey().toString(), ScorecardSums.of(month.getValue()), null, null))
                .toList();
    }

    private static @Nullable String hours(@Nullable Double hours) {
        return hours == null ? null : Chart.plain(hours);
    }

    /**
     * A row of the table.
     *
     * @param hoursToDecide the median; null without one
     * @param hoursToShip the median; null without one
     */
    public record Row(
            String period,
            ScorecardSums sums,
            @Nullable String hoursToDecide,
            @Nullable String hoursToShip) {}
}
