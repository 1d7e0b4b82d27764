package org.reissue.logistics.carriers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** The carriers that ops added or replaced. Never cached, so that all instances agree. */
interface CarrierRepository extends Repository<StoredCarrier, String> {

    /** Unlike the built-in {@code findAll}, opens no transaction, whose commit would be a round trip. */
    List<StoredCarrier> findAllBy();

    Optional<StoredCarrier> findCarrierByCode(String code);

    /**
     * Locks out other writers until the transaction ends: of two that add a carrier at the same time, the second
     * replaces it.
     *
     * @return true
     */
    @NativeQuery("select true from pg_advisory_xact_lock(hashtext('carrier'))")
    boolean lockForWriting();

    /** Adds a carrier or replaces it as a whole. */
    void save(StoredCarrier carrier);
}
