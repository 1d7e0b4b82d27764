package org.reissue.privacy;

/** Provides the keyset where no setting does: local mode keeps one in the database. */
@FunctionalInterface
public interface KeysetSource {

    /** A Tink keyset in JSON. */
    String keyset();
}
