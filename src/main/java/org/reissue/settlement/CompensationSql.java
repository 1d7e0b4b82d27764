package org.reissue.settlement;

/** The condition by which queries of the table {@code payout} find the compensations that are still owed. */
public final class CompensationSql {

    /** Holds for a compensation that has not been paid, whether or not a settlement has tried to. */
    public static final String UNSETTLED = "kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING')";

    private CompensationSql() {}
}
