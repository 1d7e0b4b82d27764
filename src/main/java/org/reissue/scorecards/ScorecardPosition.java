package org.reissue.scorecards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the log is counted.
 *
 * @param position all events up to here are counted
 * @param missing counting began when events up to here were already dropped
 * @param firstDay events of earlier days do not count, because some of them were dropped; null if all days count
 */
record ScorecardPosition(
        long position, long missing, @Nullable LocalDate firstDay) {}
