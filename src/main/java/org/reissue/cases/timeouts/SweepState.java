package org.reissue.cases.timeouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the sweep is behind.
 *
 * @param due how many deadlines have passed and wait for the sweep, which leaves quarantined cases out; or for a newer
 *     version, if only that understands their cases
 * @param oldest the earliest of those deadlines, in UTC; null when there is none
 * @param quarantined how many quarantined cases have a passed deadline
 */
public record SweepState(long due, @Nullable Instant oldest, long quarantined) {

    /** How many deadlines have passed and are not fired yet, quarantined cases included. */
    long backlog() {
        return due + quarantined;
    }
}
