package org.reissue.cases.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * Who applied where and when: the columns of a case that never change, in a table of their own. Lists sort and search
 * by them there, so that a transition need not write their indexes anew (docs/decisions/0093).
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
