package org.reissue.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The instants that the service takes from outside: in the years 2000 to 2100 UTC. In the API, ISO-8601 with {@code Z}
 * or an offset.
 */
public final class Instants {

    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("2100-12-31T23:59:59.999999Z");

    private Instants() {}

    /** The instant, truncated to the microseconds that PostgreSQL keeps; empty if the text is invalid. */
    public static Optional<Instant> parse(String text) {
        try {
            return accept(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** The instant, truncated to the microseconds that PostgreSQL keeps; empty outside those years. */
    public static Optional<Instant> accept(Instant instant) {
        Instant kept = instant.truncatedTo(ChronoUnit.MICROS);
        return kept.isBefore(EARLIEST) || kept.isAfter(LATEST) ? Optional.empty() : Optional.of(kept);
    }
}
