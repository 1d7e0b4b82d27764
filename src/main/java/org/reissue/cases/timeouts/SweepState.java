package org.reissue.cases.timeouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the sweep is behind.
 *
 * @param backlog how many deadlines have passed and are not fired yet, without quarantined cases; the gauge
 *     {@code reissue.deadlines.backlog} includes these
 * @param oldest the earliest of those deadlines, in UTC; null when there is none
 * @param quarantined how many quarantined cases have a passed deadline
 */
public record SweepState(long backlog, @Nullable Instant oldest, long quarantined) {}
