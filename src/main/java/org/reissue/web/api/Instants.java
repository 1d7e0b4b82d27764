package org.reissue.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Parses instants of the API: ISO-8601 with {@code Z} or an offset, in the years 2000 to 2100 UTC. */
public final class Instants {

    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("2100-12-31T23:59:59.999999Z");

    private Instants() {}

    /** The instant, truncated to the microseconds that PostgreSQL keeps; empty if the text is invalid. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
