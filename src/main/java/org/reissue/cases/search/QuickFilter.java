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

/** The quick filters of the merchant workbench (R18). */
public enum QuickFilter {
    /** 换货&amp;补寄待处理: the merchant's to decide or to ship. */
    PENDING(EnumSet.of(PENDING_MERCHANT, AWAITING_SHIPMENT)),
    /** The merchant's to approve or reject. */
    TO_DECIDE(EnumSet.of(PENDING_MERCHANT)),
    /** The merchant's to ship. */
    TO_SHIP(EnumSet.of(AWAITING_SHIPMENT)),
    /** Rejected or overdue: the buyer's turn. */
    WITH_BUYER(EnumSet.of(REJECTED, OVERDUE)),
    /** Ops are to rule. */
    IN_ARBITRATION(EnumSet.of(CaseStatus.IN_ARBITRATION)),
    /** Shipped or in transit. */
    ON_THE_WAY(EnumSet.of(SHIPPED, IN_TRANSIT)),
    /** Completed, refunded, withdrawn or closed. */
    ENDED(those(CaseStatus::isTerminal)),
    /** Whatever the status. */
    ALL(those(status -> true));

    private final Set<CaseStatus> statuses;

    QuickFilter(Set<CaseStatus> statuses) {
        this.statuses = statuses;
    }

    public boolean covers(CaseStatus status) {
        return statuses.contains(status);
    }

    private static Set<CaseStatus> those(Predicate<CaseStatus> condition) {
        return Arrays.stream(CaseStatus.values()).filter(condition).collect(Collectors.toSet());
    }
}
