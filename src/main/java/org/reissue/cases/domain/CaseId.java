package org.reissue.cases.domain;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of cases: UUIDs of version 7, so that new rows come to lie beside each other in every index. */
public final class CaseId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CaseId() {}

    public static UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** Nothing for what cannot be the id of any case. */
    public static Optional<UUID> parse(String id) {
        return CANONICAL.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }
}
