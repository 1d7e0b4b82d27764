package org.reissue.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a case by which the lifecycle table selects a transition.
 *
 * @param status the current status; null before the application
 * @param reason why the buyer applied (R3)
 * @param scanDue whether the scan window applies, as fixed when the replacement was shipped (R13)
 */
public record CaseState(@Nullable CaseStatus status, Reason reason, boolean scanDue) {}
