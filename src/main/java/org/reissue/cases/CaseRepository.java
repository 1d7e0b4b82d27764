package org.reissue.cases;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Cases by id and by order. */
interface CaseRepository extends Repository<ReissueCase, UUID> {

    /** A query of our own, since the built-in {@code findById} opens a transaction, whose commit is a round trip. */
    @Query("from ReissueCase where id = :id")
    Optional<ReissueCase> find(UUID id);

    /** Locked until the transaction ends; whoever holds it is waited for. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from ReissueCase where id = :id")
    Optional<ReissueCase> lock(UUID id);

    /** The same for several, always in the same order, so that two of them never wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from ReissueCase where id in :ids order by id")
    List<ReissueCase> lockAll(Collection<UUID> ids);

    /** What earlier applications for the items of an order have come to. */
    @Query("""
            select new org.reissue.cases.EarlierCase(c.id, c.itemId, c.status, c.deadlineAt)
            from ReissueCase c
            where c.orderId = :orderId
            """)
    List<EarlierCase> ofOrder(String orderId);
}
