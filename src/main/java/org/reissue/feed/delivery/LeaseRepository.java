package org.reissue.feed.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.reissue.feed.events.FeedCursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The leases in {@code feed_subscription}, as one instance takes and renews them. They run by the database's clock,
 * which is the same for all instances and does not travel with local mode's clock. No other class may ask the database
 * for the time.
 */
@Repository
class LeaseRepository {

    private final JdbcClient jdbc;
    private final long durationMillis;
    private final UUID holder = UUID.randomUUID();

    LeaseRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.durationMillis = properties.leaseDuration().toMillis();
    }

    /** The id under which this instance holds leases. */
    UUID holder() {
        return holder;
    }

    /** Extends all leases of this instance, including lapsed ones that no other instance has taken yet. */
    void renew() {
        jdbc.sql("""
                        update feed_subscription set lease_until = now() + ? * interval '1 millisecond'
                        where lease_holder = ?
                        """).params(durationMillis, holder).update();
    }

    /**
     * Takes free and lapsed leases; at most {@code limit}, so that instances that start together share them. PostgreSQL
     * evaluates the array once; the subquery of an {@code in} may run again for each row, skip the rows locked before
     * and so exceed the limit.
     */
    void acquire(Collection<String> kinds, int limit) {
        jdbc.sql("""
                        update feed_subscription
                        set lease_holder = ?, lease_until = now() + ? * interval '1 millisecond', term = term + 1
                        where name = any(array(select name from feed_subscription
                                               where (lease_until is null or lease_until <= now())
                                                 and not paused and kind = any(?)
                                               order by name limit ? for update skip locked))
                        """)
                .params(holder, durationMillis, kinds.toArray(String[]::new), limit)
                .update();
    }

    List<Lease> findHeld() {
        return jdbc.sql("select name, kind, position, missing, term from feed_subscription where lease_holder = ?")
                .param(holder)
                .query((row, number) -> new Lease(
                        row.getString(1),
                        row.getString(2),
                        new FeedCursor(row.getLong(3), row.getLong(4)),
                        row.getLong(5)))
                .list();
    }

    /** Ends all leases of this instance, so that others take over at once. */
    void release() {
        jdbc.sql("update feed_subscription set lease_holder = null, lease_until = null where lease_holder = ?")
                .param(holder)
                .update();
    }
}
