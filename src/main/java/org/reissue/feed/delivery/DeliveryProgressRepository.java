package org.reissue.feed.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The progress of deliveries: what the holder of a lease writes to {@code feed_subscription}, and how far all
 * subscriptions are. A write counts only while the lease's term is the current one.
 */
@Repository
class DeliveryProgressRepository {

    private final JdbcClient jdbc;

    DeliveryProgressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records that all events up to the position were delivered.
     *
     * @return false if the lease is lost
     */
    boolean saveDelivered(Lease lease, long position) {
        return jdbc.sql("""
                                update feed_subscription set position = ?, failing_since = null, last_error = null
                                where name = ? and term = ?
                                """).params(position, lease.name(), lease.term()).update() == 1;
    }

    /**
     * Records that there was nothing to deliver up to the position.
     *
     * @return false if the lease is lost
     */
    boolean saveSkipped(Lease lease, long position) {
        return jdbc.sql("update feed_subscription set position = ? where name = ? and term = ?")
                        .params(position, lease.name(), lease.term())
                        .update()
                == 1;
    }

    /**
     * Records a failed delivery.
     *
     * @return since when all deliveries have failed; empty if the lease is lost
     */
    Optional<Instant> saveFailure(Lease lease, Instant at, String error) {
        return jdbc.sql("""
                        update feed_subscription set failing_since = coalesce(failing_since, ?), last_error = ?
                        where name = ? and term = ?
                        returning failing_since
                        """)
                .params(Timestamp.from(at), error, lease.name(), lease.term())
                .query(Instant.class)
                .optional();
    }

    /**
     * Stops deliveries because of an error, until ops resume them.
     *
     * @return false if the lease is lost
     */
    boolean pauseWithError(Lease lease, String error) {
        return jdbc.sql("""
                                update feed_subscription
                                set paused = true, last_error = ?,
                                    lease_holder = null, lease_until = null, term = term + 1
                                where name = ? and term = ?
                                """).params(error, lease.name(), lease.term()).update() == 1;
    }

    long countPaused(Collection<String> kinds) {
        return jdbc.sql("select count(*) from feed_subscription where paused and kind = any(?)")
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The oldest event that each subscription which is not paused has not delivered. */
    List<OldestUnsent> findOldestUnsent(Collection<String> kinds) {
        return jdbc.sql("""
                        select name as subscription, kind,
                               (select at from case_event where id > position order by id limit 1) as at
                        from feed_subscription
                        where not paused and kind = any(?)
                        """)
                .param(kinds.toArray(String[]::new))
                .query(OldestUnsent.class)
                .list();
    }

    /** The smallest position of the subscriptions that are not paused; empty if there are none. */
    Optional<Long> findSlowestPosition(Collection<String> kinds) {
        return jdbc.sql("select min(position) from feed_subscription where not paused and kind = any(?)")
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    /**
     * The oldest event behind the position of an active subscription. A subscription that wants few events moves over
     * the others within a second or two.
     *
     * @param at when the event was recorded, in UTC; null if there is none
     */
    record OldestUnsent(
            String subscription, String kind, @Nullable Instant at) {

        /** The age of the event; 0 if there is none. */
        double ageSeconds(Instant now) {
            return at == null ? 0 : Math.max(0, Duration.between(at, now).toMillis() / 1_000d);
        }
    }
}
