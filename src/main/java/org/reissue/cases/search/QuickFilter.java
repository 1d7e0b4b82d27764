package org.reissue.cases.search;

import static org.reissue.lifecycle.CaseStatus.AWAITING_SHIPMENT;
import static org.reissue.lifecycle.CaseStatus.IN_TRANSIT;
import static org.reissue.lifecycle.CaseStatus.OVERDUE;
import static org.reissue.lifecycle.CaseStatus.PENDING_MERCHANT;
import static org.reissue.lifecycle.CaseStatus.REJECTED;
import static org.reissue.lifecycle.CaseStatus.SHIPPED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;

/** The quick filters of the workbench (R18): named sets of statuses, some with a further condition. */
public enum QuickFilter {
    /** 换货&amp;补寄待处理: waiting for the merchant to decide or ship. */
    PENDING(EnumSet.of(PENDING_MERCHANT, AWAITING_SHIPMENT)),
    /**
     * 临期待处理: those of {@code PENDING} whose deadline falls within {@code reissue.policy.due-soon}, by default 12 hours.
     * One that has passed does not count.
     */
    DUE_SOON(EnumSet.of(PENDING_MERCHANT, AWAITING_SHIPMENT)),
    /** Waiting for the merchant to approve or reject. */
    TO_DECIDE(EnumSet.of(PENDING_MERCHANT)),
    /** Waiting for the merchant to ship. */
    TO_SHIP(EnumSet.of(AWAITING_SHIPMENT)),
    /** Rejected or overdue: waiting for the buyer. */
    WITH_BUYER(EnumSet.of(REJECTED, OVERDUE)),
    /** Waiting for a ruling of ops. */
    IN_ARBITRATION(EnumSet.of(CaseStatus.IN_ARBITRATION)),
    /** 待裁决, for ops only: in arbitration, and both sides have added a statement or the evidence window is over. */
    TO_RULE(EnumSet.of(CaseStatus.IN_ARBITRATION)),
    /** Shipped or in transit. */
    ON_THE_WAY(EnumSet.of(SHIPPED, IN_TRANSIT)),
    /** Completed, refunded, withdrawn or closed. */
    ENDED(matching(CaseStatus::isTerminal)),
    /** Every status. */
    ALL(matching(status -> true));

    private final Set<CaseStatus> statuses;

    QuickFilter(Set<CaseStatus> statuses) {
        this.statuses = statuses;
    }

    /** Whether cases with the status may match. */
    public boolean covers(CaseStatus status) {
        return statuses.contains(status);
    }

    /** The statuses of the cases that may match, as literals of an SQL list. */
    String statusLiterals() {
        return StoredEnum.literals(statuses);
    }

    /**
     * Whether a count belongs to this filter.
     *
     * @param counted the name of a status, or of a filter whose cases were counted by themselves; a name that this
     *     version does not know belongs to none
     */
    boolean sums(String counted) {
        return this == TO_RULE || this == DUE_SOON
                ? name().equals(counted)
                : statuses.stream().anyMatch(known -> known.name().equals(counted));
    }

    private static Set<CaseStatus> matching(Predicate<CaseStatus> condition) {
        return Arrays.stream(CaseStatus.values()).filter(condition).collect(Collectors.toSet());
    }
}
