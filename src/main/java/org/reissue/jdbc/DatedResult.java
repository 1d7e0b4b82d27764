package org.reissue.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was read, and how old that may be.
 *
 * @param asOf real time: everything that was committed by then has been seen, later changes perhaps; null for what was
 *     read on the primary, and so is current
 */
public record DatedResult<T>(T value, @Nullable Instant asOf) {}
