package org.reissue.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of a read, and how old it may be.
 *
 * @param asOf real time: everything that was committed by then has been seen, later changes perhaps; null for a result
 *     of the primary, which is current
 */
public record DatedResult<T>(T value, @Nullable Instant asOf) {}
