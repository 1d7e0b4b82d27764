package org.reissue.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What time it is at the festival. */
final class FestivalClock {

    /**
     * Lets so many things happen, which were due one after the other between two moments of {@link System#nanoTime}.
     */
    interface Arrival {
        void arrive(int count, long sinceNanos, long untilNanos);
    }

    private final Festival festival;
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    /** The festival begins now. */
    FestivalClock(Festival festival) {
        this.festival = festival;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return start.plus(festival.length());
    }

    double hour() {
        return hour(System.nanoTime());
    }

    boolean isOver() {
        return hour() >= Festival.HOURS;
    }

    /** Negative before the festival and {@link Festival#BUCKETS} or more after it. */
    int bucket(long nanos) {
        return (int) Math.floor(hour(nanos) * Festival.BUCKETS / Festival.HOURS);
    }

    private double hour(long nanos) {
        return (nanos - startNanos) / (double) festival.length().toNanos() * Festival.HOURS;
    }

    /** Follows the curve to the end of the festival. */
    void follow(long total, Duration tick, Arrival arrival) throws InterruptedException {
        long done = 0;
        long since = startNanos;
        boolean over;
        do {
            over = isOver();
            long until = System.nanoTime();
            long due = (long) (ArrivalCurve.share(hour(until)) * total);
            if (due > done) {
                arrival.arrive((int) (due - done), since, until);
                done = due;
            }
            since = until;
            TimeUnit.MILLISECONDS.sleep(tick.toMillis());
        } while (!over);
    }

    /** When the i-th of some things was due. */
    static long due(int i, int count, long sinceNanos, long untilNanos) {
        return sinceNanos + (untilNanos - sinceNanos) / count * (i + 1);
    }
}
