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
import org.springframework.stereotype.Component;

/** Finds cases (R18): the lists of buyers, merchants and ops, and the counts beside the merchant's quick filters. */
@Component
public class CaseSearchService {

    private static final String BY_CASE = "select c from ReissueCase c";
    private static final String BY_INDEX = "select c from CaseIndex o join ReissueCase c on c.id = o.caseId";
    private static final String COUNT =
            "select c.progress.status, count(*) from ReissueCase c where c.item.shopId = :shopId group by c.progress.status";

    private final EntityManager entities;

    CaseSearchService(EntityManager entities) {
        this.entities = entities;
    }

    /** One page of those cases in view that the filter asks for. */
    public Page<ReissueCase> find(CaseScope view, CaseFilter filter, Paging paging) {
        List<CaseStatus> statuses = filter.statuses();
        if (!filter.asksForReissues() || statuses.isEmpty()) {
            return Page.whole(List.of());
        }
        CaseSort order = filter.orderOr(view.usualOrder());
        boolean byIndex = order == CaseSort.NEWEST || view.buyerId() != null;
        String appliedAt = byIndex ? "o.appliedAt" : "c.appliedAt";
        CasePredicates conditions = new CasePredicates()
                .equal("c.item.shopId", view.shopId())
                // said of both, for the database to begin where less is to be read
                .equal("o.shopId", byIndex ? view.shopId() : null)
                .equal("o.buyerId", view.buyerId())
                .equal("c.item.orderId", filter.orderId())
                .equal("c.application.reason", filter.reason())
                .statuses(statuses)
                .atOrAfter(appliedAt, filter.appliedFrom())
                .before(appliedAt, filter.appliedTo())
                .before("c.deadlineKey", filter.deadlineBefore());
        Cursor.parse(paging.cursor(), order.sortName(), 2).ifPresent(cursor -> conditions.beyond(cursor, order));
        String hql = String.join(" ", byIndex ? BY_INDEX : BY_CASE, conditions.where(), order.orderBy());
        TypedQuery<ReissueCase> query = entities.createQuery(hql, ReissueCase.class);
        conditions.parameters().forEach(query::setParameter);
        List<ReissueCase> found = query.setMaxResults(paging.oneMore()).getResultList();
        return Page.of(found, paging, last -> Cursor.after(order.sortName(), order.key(last), last.id()));
    }

    /** How many of a shop's cases each quick filter finds. */
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
