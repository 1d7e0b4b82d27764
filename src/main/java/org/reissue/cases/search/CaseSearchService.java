package org.reissue.cases.search;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.DeadlineKey;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.history.EndedCaseRepository;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Searches cases (R18) for the lists of buyers, merchants and ops, and counts them per quick filter. */
@Service
public class CaseSearchService {

    static final String BY_CASE = "select c from ReissueCase c";
    private static final String BY_INDEX = "select c from CaseIndex i join ReissueCase c on c.id = i.caseId";

    /**
     * One statement, so that a case which ends meanwhile counts once. {@code CLOSED} stands for all ended cases, which
     * {@link EndedCaseRepository} counts together: a quick filter that covers one of their statuses covers all of them.
     * {@code TO_RULE} is counted beside, by the condition of the lists.
     */
    private static final String COUNT = """
            select status, count(*) from reissue_case
            where deadline_key < %3$s %1$s
            group by status
            union all
            select 'CLOSED', (%2$s)
            union all
            select 'DUE_SOON', count(*) from reissue_case
            where deadline_key > :now and deadline_key <= :soon %1$s
                  and status in (%4$s)
            """;

    private static final String COUNT_ALL = countSql("", EndedCaseRepository.COUNT_ALL);
    private static final String COUNT_OF_SHOP = countSql("and shop_id = :shop", EndedCaseRepository.COUNT_OF_SHOP);

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Policy policy;
    private final Clock clock;

    CaseSearchService(EntityManager entities, JdbcClient jdbc, Policy policy, Clock clock) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Finds the cases of the scope that match the filter, one page at a time.
     *
     * @throws Problem {@code invalid-request} for a cursor of another list, and for a quick filter that the scope lacks
     */
    public Page<ReissueCase> find(CaseScope scope, CaseFilter filter, Paging paging) {
        filter.requireQuickFilterOf(scope);
        CaseSort sort = filter.sortOr(scope.defaultSort());
        Optional<PageStart> start = PageStart.parse(paging.cursor(), sort); // judged even if no case can match
        if (filter.statuses().isEmpty()) {
            return Page.whole(List.of());
        }
        List<ReissueCase> found = new ArrayList<>();
        for (Search search : searches(scope, filter, start, sort)) {
            if (found.size() < paging.oneMore()) {
                found.addAll(run(search, sort, paging.oneMore() - found.size()));
            }
        }
        return Page.of(found, paging.limit(), last -> Cursor.after(sort.sortName(), sort.key(last), last.id()));
    }

    /**
     * The queries whose results, one after the other, are the list. Usually there is one. A list by deadline of open
     * cases and some of those that have ended takes two, since each part is another stretch of the index. The newest
     * open cases are sorted among all that are open, as history may lie between them.
     */
    private List<Search> searches(CaseScope scope, CaseFilter filter, Optional<PageStart> start, CaseSort sort) {
        List<CaseStatus> open = filter.statuses().stream()
                .filter(status -> !status.isTerminal())
                .toList();
        List<CaseStatus> ended =
                filter.statuses().stream().filter(CaseStatus::isTerminal).toList();
        boolean byIndex = scope.buyerId() != null || sort == CaseSort.NEWEST && !ended.isEmpty();
        if (byIndex || !filter.narrowsEnded()) {
            return List.of(
                    new Search(conditions(scope, filter, start, sort, byIndex).statuses(filter.statuses()), byIndex));
        }
        List<Search> searches = new ArrayList<>();
        boolean amongEnded =
                start.map(after -> !after.key().isBefore(DeadlineKey.ENDED)).orElse(false);
        if (!open.isEmpty() && !amongEnded) {
            searches.add(
                    new Search(conditions(scope, filter, start, sort, false).statuses(open), false));
        }
        if (filter.deadlineBefore() == null) {
            CasePredicates conditions = conditions(scope, filter, start.filter(after -> amongEnded), sort, false);
            searches.add(new Search(
                    conditions.ended(ended, filter.reason(), filter.appliedFrom(), filter.appliedTo()), false));
        }
        return searches;
    }

    private CasePredicates conditions(
            CaseScope scope, CaseFilter filter, Optional<PageStart> start, CaseSort sort, boolean byIndex) {
        String appliedAt = byIndex ? "i.appliedAt" : "c.appliedAt";
        CasePredicates conditions = new CasePredicates()
                .equal("c.item.shopId", scope.shopId())
                // a condition on both tables, so that PostgreSQL may start with either
                .equal("i.shopId", byIndex ? scope.shopId() : null)
                .equal("i.buyerId", scope.buyerId())
                .equal("c.item.orderId", filter.orderId())
                .equal("c.application.reason", filter.reason())
                .atOrAfter(appliedAt, filter.appliedFrom())
                .before(appliedAt, filter.appliedTo())
                .before("c.deadlineKey", filter.deadlineBefore());
        if (filter.quickFilter() == QuickFilter.TO_RULE) {
            conditions.toRule(clock.instant());
        }
        if (filter.quickFilter() == QuickFilter.DUE_SOON) {
            Instant now = clock.instant();
            conditions.deadlineWithin(now, now.plus(policy.dueSoon()));
        }
        start.ifPresent(after -> conditions.after(after.key(), after.id(), sort, byIndex));
        return conditions;
    }

    private List<ReissueCase> run(Search search, CaseSort sort, int limit) {
        String select = search.byIndex() ? BY_INDEX : BY_CASE;
        return search.conditions()
                .query(entities, ReissueCase.class, select, sort.orderBy(search.byIndex()))
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Counts the cases of a shop, or of all shops, per quick filter of the scope. Only open cases are counted one by
     * one; see {@link EndedCaseRepository} for the others.
     *
     * @param scope its buyer does not matter
     */
    public Map<QuickFilter, Long> count(CaseScope scope) {
        Map<QuickFilter, Long> counts = new EnumMap<>(QuickFilter.class);
        scope.quickFilters().forEach(filter -> counts.put(filter, 0L));
        String sql = scope.shopId() == null ? COUNT_ALL : COUNT_OF_SHOP;
        Instant now = clock.instant();
        jdbc.sql(sql)
                .param("shop", scope.shopId())
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(policy.dueSoon())))
                .query(row -> {
                    String counted = row.getString(1);
                    long count = row.getLong(2);
                    counts.replaceAll((filter, sum) -> filter.sums(counted) ? sum + count : sum);
                });
        counts.computeIfPresent(QuickFilter.TO_RULE, (filter, none) -> countToRule(scope, now));
        return counts;
    }

    private long countToRule(CaseScope scope, Instant now) {
        return CasePredicates.arbitrations(scope.shopId())
                .toRule(now)
                .query(entities, Long.class, "select count(c) from ReissueCase c", "")
                .getSingleResult();
    }

    private static String countSql(String ofShop, String countEnded) {
        String endedKey = DeadlineKey.literal(DeadlineKey.ENDED);
        return COUNT.formatted(ofShop, countEnded, endedKey, QuickFilter.DUE_SOON.statusLiterals());
    }

    /** The case behind which a page begins, by its sort key and its id. */
    private record PageStart(Instant key, UUID id) {

        /** @throws Problem {@code invalid-request} for a cursor of another list */
        static Optional<PageStart> parse(@Nullable String cursor, CaseSort sort) {
            return Cursor.parse(cursor, sort.sortName(), 2)
                    .map(parsed -> new PageStart(parsed.instant(0), parsed.uuid(1)));
        }
    }

    /** The conditions of one query, and whether it starts with {@code CaseIndex}. */
    private record Search(CasePredicates conditions, boolean byIndex) {}
}
