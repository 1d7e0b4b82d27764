package org.reissue.cases.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.DeadlineKey;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Transition;

/**
 * The conditions of one search in HQL, and their parameters. A null value adds no condition. Attributes belong to
 * {@code ReissueCase} as {@code c} or {@code CaseIndex} as {@code i}.
 */
final class CasePredicates {

    /** The open statuses in which no deadline runs. */
    private static final Set<CaseStatus> WITHOUT_DEADLINE = withoutDeadline();

    private static final String TO_RULE = """
            (c.arbitration.evidenceUntil <= :%s
             or c.arbitration.buyerStatedAt is not null and c.arbitration.merchantStatedAt is not null)
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CasePredicates equal(String attribute, @Nullable Object value) {
        return add("%s = :%s", attribute, value);
    }

    CasePredicates atOrAfter(String attribute, @Nullable Instant instant) {
        return add("%s >= :%s", attribute, instant);
    }

    /** Restricts the search to the deadlines after one instant and until another. */
    CasePredicates deadlineWithin(Instant after, Instant until) {
        return add("%s > :%s", "c.deadlineKey", after).add("%s <= :%s", "c.deadlineKey", until);
    }

    CasePredicates before(String attribute, @Nullable Instant instant) {
        return add("%s < :%s", attribute, instant);
    }

    /**
     * Restricts the status. Ended cases sort after all open cases by deadline key. A search for only ended or only open
     * cases adds this range, so that PostgreSQL does not scan the other kind.
     *
     * <p>For open cases, the condition excludes the other open statuses. A condition on the wanted statuses would
     * mislead the planner: it assumes that status and range are independent, so with a long history it expects almost
     * no row to match both, and fetches and sorts the whole shop for one page. Arbitrations sort after all deadlines: a
     * search for them alone would read through every open case, and adds their key.
     */
    CasePredicates statuses(List<CaseStatus> statuses) {
        if (statuses.stream().allMatch(CaseStatus::isTerminal)) {
            return statuses("in", statuses).atOrAfter("c.deadlineKey", DeadlineKey.ENDED);
        }
        if (statuses.stream().anyMatch(CaseStatus::isTerminal)) {
            return statuses("in", statuses);
        }
        List<CaseStatus> others = Arrays.stream(CaseStatus.values())
                .filter(status -> !status.isTerminal() && !statuses.contains(status))
                .toList();
        statuses("not in", others);
        return WITHOUT_DEADLINE.containsAll(statuses)
                ? equal("c.deadlineKey", DeadlineKey.NO_DEADLINE)
                : before("c.deadlineKey", DeadlineKey.ENDED);
    }

    private static Set<CaseStatus> withoutDeadline() {
        Set<CaseStatus> open = EnumSet.allOf(CaseStatus.class);
        open.removeIf(CaseStatus::isTerminal);
        Lifecycle.table().stream()
                .filter(row -> row.action() == Action.TIMEOUT)
                .map(Transition::from)
                .forEach(open::remove);
        return open;
    }

    /**
     * Restricts the search to ended cases of some statuses and, unless null, of one reason. Each pair of both is one
     * stretch of the index, in which cases lie in the order of their ids, and so almost in that of their applications:
     * the times become a range of ids, and no statement reads through history.
     */
    CasePredicates ended(
            List<CaseStatus> statuses,
            @Nullable Reason reason,
            @Nullable Instant appliedFrom,
            @Nullable Instant appliedTo) {
        List<String> keys = statuses.stream()
                .flatMap(status -> Arrays.stream(Reason.values())
                        .filter(candidate -> reason == null || candidate == reason)
                        .map(candidate -> CaseSort.endedKey(status, candidate)))
                .map(this::parameter)
                .toList();
        conditions.add("c.deadlineKey in (:%s)".formatted(String.join(", :", keys)));
        add("%s >= :%s", "c.id", appliedFrom == null ? null : CaseId.lowest(appliedFrom.minus(CaseId.MARGIN)));
        return add("%s < :%s", "c.id", appliedTo == null ? null : CaseId.lowest(appliedTo.plus(CaseId.MARGIN)));
    }

    /**
     * The arbitrations under way, of one shop unless null. All have one deadline key, so they are one stretch of the
     * index.
     */
    static CasePredicates arbitrations(@Nullable String shopId) {
        return new CasePredicates()
                .equal("c.item.shopId", shopId)
                .equal("c.progress.status", CaseStatus.IN_ARBITRATION)
                .equal("c.deadlineKey", DeadlineKey.NO_DEADLINE);
    }

    /**
     * Restricts a search for arbitrations to those that are ready to rule (R16, R18): both sides have added a
     * statement, or the evidence window is over.
     */
    CasePredicates toRule(Instant now) {
        conditions.add(TO_RULE.formatted(parameter(now)));
        return this;
    }

    /** Restricts a search for arbitrations to those that are not ready to rule. */
    CasePredicates gatheringEvidence(Instant now) {
        conditions.add("not " + TO_RULE.formatted(parameter(now)));
        return this;
    }

    /** Restricts the search to arbitrations that a member of staff has in hand (R16). */
    CasePredicates claimedBy(@Nullable String member, Instant now) {
        return member == null ? this : equal("c.arbitration.claim.by", member).after("c.arbitration.claim.until", now);
    }

    /** All statuses add no condition, which would only keep PostgreSQL from using the index for sorting. */
    private CasePredicates statuses(String operator, List<CaseStatus> statuses) {
        if (!statuses.isEmpty() && statuses.size() < CaseStatus.values().length) {
            // one parameter per status: Hibernate does not cache the translation of a list parameter
            List<String> names = statuses.stream().map(this::parameter).toList();
            conditions.add("c.progress.status %s (:%s)".formatted(operator, String.join(", :", names)));
        }
        return this;
    }

    /** Restricts the search to the cases behind one, of which the sort key and the id are given. */
    CasePredicates after(Instant key, UUID id, CaseSort sort, boolean byIndex) {
        conditions.add(sort.afterCursor(byIndex));
        parameters.put("cursorKey", key);
        parameters.put("cursorId", id);
        return this;
    }

    /** Restricts the search to values after the given one. */
    CasePredicates after(String attribute, @Nullable Object value) {
        return add("%s > :%s", attribute, value);
    }

    /**
     * The query with these conditions.
     *
     * @param select the clauses before {@code where}
     * @param orderBy the clauses after the conditions
     */
    <T> TypedQuery<T> query(EntityManager entities, Class<T> type, String select, String orderBy) {
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        TypedQuery<T> query = entities.createQuery(String.join(" ", select, where, orderBy), type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private CasePredicates add(String condition, String attribute, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition.formatted(attribute, parameter(value)));
        }
        return this;
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
