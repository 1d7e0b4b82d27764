package org.reissue.settlement.reconciliation;

import java.time.Instant;
import java.util.List;
import org.reissue.settlement.Difference;

/**
 * What checking the books has found.
 *
 * @param checkedAt when they were checked
 * @param differences whatever does not agree; empty when the books are right
 */
public record ReconciliationReport(Instant checkedAt, List<Difference> differences) {}
