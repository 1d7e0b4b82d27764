package org.reissue.cases.domain;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;

/** Remembers where an entity was found. It is moved to the archive in bulk, where it can be read and nothing else. */
@MappedSuperclass
abstract class Archivable {

    @Transient
    private boolean archived;

    void foundInArchive() {
        archived = true;
    }

    /** Whether the entity is in the archive. */
    public boolean isArchived() {
        return archived;
    }
}
