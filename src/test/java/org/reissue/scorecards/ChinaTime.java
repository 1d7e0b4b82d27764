package org.reissue.scorecards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.reissue.testing.TestClock;

/** The time of scorecards' days. */
final class ChinaTime {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private ChinaTime() {}

    /** @return the day, both in UTC+8 */
    static LocalDate moveToNext(LocalTime time, TestClock clock) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), CHINA).plusDays(1);
        Instant at = day.atTime(time).toInstant(CHINA);
        clock.advance(Duration.between(clock.instant(), at));
        return day;
    }
}
