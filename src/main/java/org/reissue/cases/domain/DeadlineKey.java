package org.reissue.cases.domain;

import java.time.Instant;

/**
 * The values of the column {@code deadline_key} for cases without a running deadline, as the migration sets them: open
 * cases come after all deadlines, ended cases come last.
 */
public final class DeadlineKey {

    /** The key of open cases without a deadline: those in arbitration. */
    public static final Instant NO_DEADLINE = Instant.parse("9998-12-31T00:00:00Z");

    /** The keys of cases that have ended begin here. */
    public static final Instant ENDED = Instant.parse("9999-12-31T00:00:00Z");

    private DeadlineKey() {}

    /** The key as a literal in SQL, which lets the planner estimate the rows before or at the key. */
    public static String literal(Instant key) {
        return "timestamptz '%s'".formatted(key);
    }
}
