package org.reissue.cases.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * The immutable columns of a case that lists search and sort by, in a table of their own: a transition of the case does
 * not have to update the indexes on them (docs/decisions/0093).
 */
@Entity
@Immutable
public class CaseIndex {

    @Id
    private UUID caseId;

    private String shopId;
    private String buyerId;
    private Instant appliedAt;

    protected CaseIndex() {}

    public CaseIndex(ReissueCase reissueCase) {
        this.caseId = reissueCase.id();
        this.shopId = reissueCase.item().shopId();
        this.buyerId = reissueCase.item().buyerId();
        this.appliedAt = reissueCase.appliedAt();
    }
}
