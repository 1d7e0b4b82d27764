package org.reissue.bench;

import java.time.Duration;
import java.util.Map;

/**
 * Five days around Double 11, from 9 to 13 November, replayed in a shorter time. The windows of the rules are shorter
 * by the same factor; the clock, the sweep's interval and everything else that takes seconds are as in life.
 *
 * @param cases how many cases arrive in the five days
 * @param length how long the replay takes
 */
record Festival(int cases, Duration length) {

    static final int FIRST_DAY = 9;
    static final int HOURS = 120;
    /** Figures are gathered by two hours of the festival. */
    static final int BUCKETS = HOURS / 2;

    /** So many cases arrive for each that arrives over HTTP. */
    private static final int PER_CASE_BY_HTTP = 25;

    /** So many cases arrive for each that was under way or had ended before. */
    private static final int PER_EARLIER_CASE = 10;

    static Festival fromProperties() {
        return new Festival(
                Integer.getInteger("bench.festival.cases"),
                Duration.ofMinutes(Integer.getInteger("bench.festival.minutes")));
    }

    int casesByHttp() {
        return cases / PER_CASE_BY_HTTP;
    }

    int earlierCases() {
        return cases / PER_EARLIER_CASE;
    }

    /** How much faster than in life the festival passes. */
    double factor() {
        return Duration.ofHours(HOURS).toMillis() / (double) length.toMillis();
    }

    Duration shortened(Duration inLife) {
        return Duration.ofMillis(Math.round(inLife.toMillis() / factor()));
    }

    double bucketSeconds() {
        return length.toMillis() / 1e3 / BUCKETS;
    }

    /** The middle of each bucket as a day of November. */
    static double[] days() {
        double[] days = new double[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            days[bucket] = FIRST_DAY + (bucket + 0.5) * 5 / BUCKETS;
        }
        return days;
    }

    /** The rules' durations. */
    Map<String, String> settings() {
        String twoDays = shortened(Duration.ofHours(48)).toString();
        return Map.of(
                "reissue.policy.merchant-response", twoDays,
                "reissue.policy.shipment", twoDays,
                "reissue.policy.buyer-response", twoDays,
                "reissue.policy.evidence-window", twoDays,
                "reissue.policy.auto-complete", autoComplete().toString(),
                "reissue.policy.due-soon", shortened(Duration.ofHours(12)).toString());
    }

    Duration autoComplete() {
        return shortened(Duration.ofDays(10));
    }
}
