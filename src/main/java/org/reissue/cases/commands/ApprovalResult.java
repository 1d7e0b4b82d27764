package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The result of approving one case of a batch.
 *
 * @param id the case id, as in the request
 * @param refusal why the case was not approved; null when the case was approved
 */
public record ApprovalResult(String id, @Nullable Problem refusal) {}
