package org.reissue.scorecards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Scorecards are being rebuilt.
 *
 * @param firstDay the first day that is counted anew, in UTC+8: of earlier days events are no longer kept, so their
 *     scorecards stay as they are; null if all days are counted anew
 */
public record ScorecardRebuild(@Nullable LocalDate firstDay) {}
