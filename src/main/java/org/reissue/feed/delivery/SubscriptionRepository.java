package org.reissue.feed.delivery;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions as ops change them. */
public interface SubscriptionRepository extends Repository<Subscription, String> {

    /** The lock lasts until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Subscription> findLockedByName(String name);

    /**
     * Adds a subscription whose events begin after a cursor; does nothing if there is one of that name, which instances
     * that start together may all add.
     */
    @Modifying
    @NativeQuery("""
            insert into feed_subscription (name, kind, position, missing) values (?1, ?2, ?3, ?4) on conflict do nothing
            """)
    @Transactional
    void addIfAbsent(String name, String kind, long position, long missing);
}
