package org.reissue.cases.domain;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.OptimisticLock;

/**
 * Remembers what retention did to an entity: erased its personal data (R20), or moved it to the archive. Both are
 * written in bulk.
 */
@MappedSuperclass
abstract class Retained {

    /** When the personal data was erased, in UTC, or null. Not a change of the entity, so it leaves the version. */
    @OptimisticLock(excluded = true)
    private Instant erasedAt;

    @Transient
    private boolean archived;

    /** The next run of the erasure takes the entity again, since a text was added after the last one. */
    void expectErasure() {
        erasedAt = null;
    }

    void foundInArchive() {
        archived = true;
    }

    /** Whether the entity is in the archive, where it can only be read. */
    public boolean isArchived() {
        return archived;
    }
}
