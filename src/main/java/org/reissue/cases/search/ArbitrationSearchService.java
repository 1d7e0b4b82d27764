package org.reissue.cases.search;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * Searches the arbitrations under way (R16): first those that are ready to rule, then those still open for evidence.
 */
@Service
public class ArbitrationSearchService {

    private static final String LIST = "arbitrations";
    private static final String READY = "ready";
    private static final String GATHERING = "gathering";

    private final EntityManager entities;
    private final Clock clock;

    ArbitrationSearchService(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Finds arbitrations, one page at a time: first those of {@link QuickFilter#TO_RULE}, then the others, the older
     * case first in each part. Each part is read by a statement of its own, and only if the page reaches it. Which part
     * a case is in is judged by the time of the first page, so that none is missed whose evidence window ends
     * meanwhile.
     *
     * @param shopId only this shop; null for all shops
     * @param claimedBy only what this member of staff has in hand; null for all
     * @throws Problem {@code invalid-request} for a cursor of another list
     */
    public Page<OpenArbitration> find(@Nullable String shopId, @Nullable String claimedBy, Paging paging) {
        Instant now = clock.instant();
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 3);
        Instant asOf = cursor.map(after -> after.instant(2)).orElse(now);
        boolean inReady = cursor.map(after -> after.text(0).equals(READY)).orElse(true);
        List<OpenArbitration> found = new ArrayList<>();
        if (inReady) {
            find(conditions(shopId, cursor).claimedBy(claimedBy, now).toRule(asOf), paging.oneMore())
                    .forEach(ready -> found.add(OpenArbitration.of(ready, true, now)));
        }
        if (found.size() < paging.oneMore()) {
            CasePredicates gathering =
                    conditions(shopId, inReady ? Optional.empty() : cursor).claimedBy(claimedBy, now);
            find(gathering.gatheringEvidence(asOf), paging.oneMore() - found.size())
                    .forEach(open -> found.add(OpenArbitration.of(open, false, now)));
        }
        return Page.of(
                found, paging.limit(), last -> Cursor.after(LIST, last.ready() ? READY : GATHERING, last.id(), asOf));
    }

    private static CasePredicates conditions(@Nullable String shopId, Optional<Cursor> cursor) {
        return CasePredicates.arbitrations(shopId)
                .after("c.id", cursor.map(after -> after.uuid(1)).orElse(null));
    }

    private List<ReissueCase> find(CasePredicates conditions, int limit) {
        return conditions
                .query(entities, ReissueCase.class, CaseSearchService.BY_CASE, CaseSort.DEADLINE.orderBy(false))
                .setMaxResults(limit)
                .getResultList();
    }
}
