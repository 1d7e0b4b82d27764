package org.reissue.settlement.reconciliation;

import java.time.Instant;

/**
 * The result of the last complete reconciliation.
 *
 * @param checkedAt when the last of the records was checked, in UTC
 * @param differences how many records do not agree
 */
public record LastReconciliation(Instant checkedAt, int differences) {}
