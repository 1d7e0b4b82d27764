package org.reissue.cases.domain;

import java.time.Instant;
import org.reissue.lifecycle.Policy;

/**
 * The circumstances of one command.
 *
 * @param now when it is recorded, taken once the case is read; what changes it before this is written has the command
 *     judged again, later, so that the times of a case's changes only grow
 */
public record CommandContext(Actor party, Instant now, Policy policy) {}
