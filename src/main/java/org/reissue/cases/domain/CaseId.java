package org.reissue.cases.domain;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Ids of cases: UUIDs of version 7, so that new rows are neighbours in every index. */
public final class CaseId {

    /**
     * How far the time in an id and that of the application may lie apart. An id is made before its application waits
     * for the order's lock, at most seconds before it is recorded, perhaps by another instance's clock.
     */
    public static final Duration MARGIN = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private CaseId() {}

    /** A new random id that sorts by the given time, to the millisecond. */
    public static UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** The lowest id that {@link #next} makes at the given time. */
    public static UUID lowest(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }
}
