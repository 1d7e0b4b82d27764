package org.reissue.scorecards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The days that a caller asks for.
 *
 * @param from the first day, in UTC+8; by default 30 days before {@code to}
 * @param to the day after the last one, at most 366 days after {@code from}; by default tomorrow, so that today is the
 *     last day
 */
public record ScorecardPeriod(
        @Schema(example = "2026-11-01") @Nullable LocalDate from,
        @Schema(example = "2026-12-01") @Nullable LocalDate to) {

    private static final int MAX_DAYS = 366;
    private static final int DEFAULT_DAYS = 30;

    /**
     * The period with both days; a day that was left out has its default.
     *
     * @throws Problem {@code invalid-request} if the period is empty or too long
     */
    Days daysUntil(LocalDate today) {
        LocalDate end = to == null ? today.plusDays(1) : to;
        LocalDate start = from == null ? end.minusDays(DEFAULT_DAYS) : from;
        long days = ChronoUnit.DAYS.between(start, end);
        if (days < 1 || days > MAX_DAYS) {
            throw Problem.invalid("to", "invalid.date-range", MAX_DAYS);
        }
        return new Days(start, end);
    }

    /**
     * The days of a period.
     *
     * @param from the first day
     * @param to the day after the last one
     */
    public record Days(LocalDate from, LocalDate to) {

        /** How many days there are, at most 366. */
        public int count() {
            return (int) ChronoUnit.DAYS.between(from, to);
        }
    }
}
