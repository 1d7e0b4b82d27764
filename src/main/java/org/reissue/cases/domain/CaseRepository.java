package org.reissue.cases.domain;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * Cases by id. Locks last until the transaction ends; a query by owner locks no case of another owner. Queries are
 * derived from method names because parsing JPQL would take a tenth of the startup time.
 */
public interface CaseRepository extends Repository<ReissueCase, UUID> {

    /** Unlike the built-in {@code findById}, opens no transaction, whose commit would be a round trip. */
    Optional<ReissueCase> findCaseById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedByIdAndItemBuyerId(UUID id, String buyerId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReissueCase> findLockedByIdAndItemShopId(UUID id, String shopId);

    /** A shop's cases, locked in the order of their ids, so that concurrent transactions do not deadlock. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ReissueCase> findLockedByIdInAndItemShopIdOrderById(Collection<UUID> ids, String shopId);

    /** A case in the archive, which has the columns of {@code reissue_case}. */
    @NativeQuery("select * from archived_case where id = ?1")
    Optional<ReissueCase> findArchivedById(UUID id);

    void flush();
}
