package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The result of shipping, or judging, one line of a batch.
 *
 * @param line the line
 * @param refusal why the case was not shipped; null when it was
 */
public record ShipmentResult(ShipmentLine line, @Nullable Problem refusal) {}
