package org.reissue.web.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Parses dates of the API: {@code 2026-11-28}, in the years 2000 to 2100. */
public final class Dates {

    private Dates() {}

    /** The date; empty if the text is invalid. */
    public static Optional<LocalDate> parse(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() < 2000 || date.getYear() > 2100 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
