package org.reissue.cases.search;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * Who applied where and when, as lists find it: beside the case, so that steps need not write the indexes over it anew
 * (docs/decisions/0093). The database keeps it.
 */
@Entity
@Immutable
class CaseIndex {

    @Id
    private UUID caseId;

    private String shopId;
    private String buyerId;
    private Instant appliedAt;

    protected CaseIndex() {}
}
