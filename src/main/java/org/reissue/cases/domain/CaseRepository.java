package org.reissue.cases.domain;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/**
 * Cases by id. A case is locked until the transaction ends, and only for those who may see it. The names are the
 * queries: parsing JPQL would take a tenth of the start.
 */
public interface CaseRepository extends Repository<ReissueCase, UUID> {

    /** Not the built-in {@code findById}, which opens a transaction, whose commit is a round trip. */
    Optional<ReissueCase> findCaseById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedByIdAndItemBuyerId(UUID id, String buyerId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedByIdAndItemShopId(UUID id, String shopId);

    /** A shop's cases, always in the same order, so that two who lock several never wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ReissueCase> findLockedByIdInAndItemShopIdOrderById(Collection<UUID> ids, String shopId);

    /** Writes what has changed so far. */
    void flush();
}
