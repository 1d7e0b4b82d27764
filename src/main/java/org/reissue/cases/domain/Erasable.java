package org.reissue.cases.domain;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.OptimisticLock;

/** Remembers that the personal data of an entity was erased (R20). The erasure itself is written in bulk. */
@MappedSuperclass
abstract class Erasable {

    /** When the personal data was erased, in UTC, or null. Not a change of the entity, so it leaves the version. */
    @OptimisticLock(excluded = true)
    private Instant erasedAt;

    /** Something was written that an earlier erasure has not seen: the next run of the job takes the entity again. */
    void expectErasure() {
        erasedAt = null;
    }
}
