package org.reissue.cases.domain;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Cases by id and by order. The names are the queries: parsing JPQL would take a tenth of the start. */
public interface CaseRepository extends Repository<ReissueCase, UUID> {

    /** Not the built-in {@code findById}, which opens a transaction, whose commit is a round trip. */
    Optional<ReissueCase> findCaseById(UUID id);

    /**
     * Locked until the transaction ends, whoever holds one waited for; always in the same order, so that two who lock
     * several never wait for each other.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ReissueCase> findLockedByIdInOrderById(Collection<UUID> ids);

    /** What earlier applications for the items of an order have come to. */
    List<PreviousCase> findEarlierByOrderId(String orderId);
}
