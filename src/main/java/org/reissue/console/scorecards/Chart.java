package org.reissue.console.scorecards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reissue.scorecards.Scorecard;
import org.reissue.scorecards.ScorecardPeriod;

/**
 * One figure drawn over the days of a period: a bar for each day on which it was not zero. A chart is {@code days}
 * units wide and {@link #HEIGHT} high; the page stretches it.
 *
 * @param figure the name of the figure, for its label
 * @param total the sum over the days; for hours the median of the days, which is null when there is none
 * @param max the value that the highest bar has
 * @param path the bars, as one path
 */
public record Chart(String figure, @Nullable String total, String max, int days, String path) {

    static final int HEIGHT = 40;

    static Chart counts(
            String figure, List<Scorecard> cards, ScorecardPeriod.Days days, Function<Scorecard, Integer> value) {
        long sum = cards.stream().mapToLong(card -> value.apply(card)).sum();
        return of(figure, String.valueOf(sum), cards, days, card -> (double) value.apply(card));
    }

    /** A chart of a median, in hours. */
    static Chart hours(
            String figure,
            List<Scorecard> cards,
            ScorecardPeriod.Days days,
            Function<Scorecard, @Nullable Double> value) {
        List<Double> known =
                cards.stream().map(value).filter(Objects::nonNull).sorted().toList();
        return of(figure, median(known), cards, days, value);
    }

    private static Chart of(
            String figure,
            @Nullable String total,
            List<Scorecard> cards,
            ScorecardPeriod.Days days,
            Function<Scorecard, @Nullable Double> value) {
        double max = cards.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        String path = cards.stream()
                .map(card -> bar(card, days, value.apply(card), max))
                .collect(Collectors.joining());
        return new Chart(figure, total, plain(max), days.count(), path);
    }

    /** A bar that is four fifths of a day wide; a value above zero is seen, however small. */
    private static String bar(Scorecard card, ScorecardPeriod.Days days, @Nullable Double value, double max) {
        if (value == null || value <= 0) {
            return "";
        }
        long x = ChronoUnit.DAYS.between(days.from(), card.day());
        double height = Math.max(1, value / max * HEIGHT);
        return String.format(Locale.ROOT, "M%d.1 %dv-%.1fh.8v%.1fz", x, HEIGHT, height, height);
    }

    private static @Nullable String median(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        int half = sorted.size() / 2;
        return plain(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    /** A number with at most one decimal. */
    static String plain(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    /** Whether the figure is a fault of the merchant. */
    public boolean isFault() {
        return figure.equals("overdue") || figure.equals("ruled-against");
    }

    /** Whether the figure is a median in hours. */
    public boolean isHours() {
        return figure.startsWith("hours");
    }

    public int height() {
        return HEIGHT;
    }
}
