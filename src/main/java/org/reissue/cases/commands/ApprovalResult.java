package org.reissue.cases.commands;

import org.reissue.web.problem.Problem;

/**
 * What came of approving one of several cases.
 *
 * @param id the case id as given
 * @param refusal why it could not be approved; null when it was
 */
public record ApprovalResult(String id, Problem refusal) {}
