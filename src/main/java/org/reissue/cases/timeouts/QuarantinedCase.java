package org.reissue.cases.timeouts;

import java.time.Duration;
import java.time.Instant;

/**
 * A case whose passed deadline could not be fired.
 *
 * @param id the case
 * @param attempts how often firing has failed
 * @param retryAt when the sweep tries again, in UTC
 * @param error the last failure
 */
public record QuarantinedCase(String id, int attempts, Instant retryAt, String error) {

    /** The delay of the first retry; each further one takes twice as long. */
    public static final Duration FIRST_DELAY = Duration.ofMinutes(1);
}
