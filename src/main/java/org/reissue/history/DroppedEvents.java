package org.reissue.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events that retention has dropped so far.
 *
 * @param through the greatest position that was dropped; 0 if none was
 * @param nextAt when the next event behind that position was recorded, in UTC, which is later than those dropped; null
 *     if there is none
 */
public record DroppedEvents(long through, @Nullable Instant nextAt) {}
