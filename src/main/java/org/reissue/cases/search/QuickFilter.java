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
import org.reissue.lifecycle.CaseStatus;

/**
 * The quick filters of the merchant workbench: named sets of statuses (R18). {@code DUE_SOON} looks at deadlines too.
 */
public enum QuickFilter {
    /** 换货&amp;补寄待处理: waiting for the merchant to decide or ship. */
    PENDING(EnumSet.of(PENDING_MERCHANT, AWAITING_SHIPMENT)),
    /** 临期待处理: those of {@code PENDING} whose deadline falls within 12 hours. One that has passed does not count. */
    DUE_SOON(EnumSet.of(PENDING_MERCHANT, AWAITING_SHIPMENT)),
    /** Waiting for the merchant to approve or reject. */
    TO_DECIDE(EnumSet.of(PENDING_MERCHANT)),
    /** Waiting for the merchant to ship. */
    TO_SHIP(EnumSet.of(AWAITING_SHIPMENT)),
    /** Rejected or overdue: waiting for the buyer. */
    WITH_BUYER(EnumSet.of(REJECTED, OVERDUE)),
    /** Waiting for a ruling of ops. */
    IN_ARBITRATION(EnumSet.of(CaseStatus.IN_ARBITRATION)),
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

    /** Whether cases with the status match, of {@link #DUE_SOON} provided that their deadline does. */
    public boolean covers(CaseStatus status) {
        return statuses.contains(status);
    }

    /** The same for the name of a status; a name that this version does not know matches none. */
    boolean covers(String status) {
        return statuses.stream().anyMatch(known -> known.name().equals(status));
    }

    private static Set<CaseStatus> matching(Predicate<CaseStatus> condition) {
        return Arrays.stream(CaseStatus.values()).filter(condition).collect(Collectors.toSet());
    }
}
