package org.reissue.lifecycle;

/**
 * What the table has to know of a case.
 *
 * @param status where it stands; null before it is applied for
 * @param reason why the buyer applied
 * @param scanDue whether the scan window applied when the replacement was shipped (R13)
 */
public record CaseState(CaseStatus status, Reason reason, boolean scanDue) {}
