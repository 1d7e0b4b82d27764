package org.reissue.settlement.reconciliation;

import java.time.Instant;
import java.util.List;
import org.reissue.settlement.Difference;

/**
 * The result of a reconciliation.
 *
 * @param checkedAt when the last of the records was checked
 * @param differences the records that do not agree; empty if all is well
 */
public record ReconciliationReport(Instant checkedAt, List<Difference> differences) {}
