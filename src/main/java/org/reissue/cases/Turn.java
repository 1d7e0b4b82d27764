package org.reissue.cases;

import java.time.Instant;
import org.reissue.lifecycle.Policy;

/**
 * The circumstances of one command.
 *
 * @param now when it is recorded, taken once the case is locked, so that a case's times only grow
 */
record Turn(Party party, Instant now, Policy policy) {}
