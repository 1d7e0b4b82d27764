package org.reissue.cases.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Searches cases (R18) for the lists of buyers, merchants and ops, and counts them per quick filter. */
@Service
public class CaseSearchService {

    private static final String BY_CASE = "select c from ReissueCase c";
    private static final String BY_INDEX = "select c from CaseIndex i join ReissueCase c on c.id = i.caseId";
    private static final String COUNT =
            "select c.progress.status, count(*) from ReissueCase c where c.item.shopId = :shopId group by c.progress.status";

    private final EntityManager entities;

    CaseSearchService(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Finds the cases of the scope that match the filter, one page at a time.
     *
     * @throws Problem {@code invalid-request} for a cursor of another list
     */
    public Page<ReissueCase> find(CaseScope scope, CaseFilter filter, Paging paging) {
        List<CaseStatus> statuses = filter.statuses();
        if (!filter.matchesReissues() || statuses.isEmpty()) {
            return Page.whole(List.of());
        }
        CaseSort sort = filter.sortOr(scope.defaultSort());
        boolean byIndex = sort == CaseSort.NEWEST || scope.buyerId() != null;
        String appliedAt = byIndex ? "i.appliedAt" : "c.appliedAt";
        CasePredicates conditions = new CasePredicates()
                .equal("c.item.shopId", scope.shopId())
                // a condition on both tables, so that PostgreSQL may start with either
                .equal("i.shopId", byIndex ? scope.shopId() : null)
                .equal("i.buyerId", scope.buyerId())
                .equal("c.item.orderId", filter.orderId())
                .equal("c.application.reason", filter.reason())
                .statuses(statuses)
                .atOrAfter(appliedAt, filter.appliedFrom())
                .before(appliedAt, filter.appliedTo())
                .before("c.deadlineKey", filter.deadlineBefore());
        Cursor.parse(paging.cursor(), sort.sortName(), 2).ifPresent(cursor -> conditions.after(cursor, sort));
        String hql = String.join(" ", byIndex ? BY_INDEX : BY_CASE, conditions.where(), sort.orderBy());
        TypedQuery<ReissueCase> query = entities.createQuery(hql, ReissueCase.class);
        conditions.parameters().forEach(query::setParameter);
        List<ReissueCase> found = query.setMaxResults(paging.oneMore()).getResultList();
        return Page.of(found, paging, last -> Cursor.after(sort.sortName(), sort.key(last), last.id()));
    }

    /** Counts the cases of a shop per quick filter. */
    public Map<QuickFilter, Long> count(String shopId) {
        Map<CaseStatus, Long> perStatus = new HashMap<>();
        entities.createQuery(COUNT, Object[].class)
                .setParameter("shopId", shopId)
                .getResultList()
                .forEach(row -> perStatus.put((CaseStatus) row[0], (Long) row[1]));
        Map<QuickFilter, Long> counts = new EnumMap<>(QuickFilter.class);
        for (QuickFilter filter : QuickFilter.values()) {
            counts.put(
                    filter,
                    perStatus.entrySet().stream()
                            .filter(entry -> filter.covers(entry.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
        return counts;
    }
}
