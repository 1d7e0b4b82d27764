package org.reissue.feed.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;
import org.reissue.jdbc.StoredInstant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code feed_subscription}. What a lease's holder writes counts only while the lease's term is the current
 * one.
 */
@Repository
public class SubscriptionRepository {

    private static final String WITHDRAW_LEASE = "lease_holder = null, lease_until = null, term = term + 1";

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a subscription whose events begin after the cursor; does nothing if there is one of that name. */
    public void add(String name, String kind, FeedCursor start) {
        jdbc.sql("""
                        insert into feed_subscription (name, kind, position, missing) values (?, ?, ?, ?)
                        on conflict do nothing
                        """).params(name, kind, start.position(), start.missing()).update();
    }

    /** @return false if there is no subscription of that name */
    public boolean remove(String name) {
        return jdbc.sql("delete from feed_subscription where name = ?")
                        .param(name)
                        .update()
                == 1;
    }

    /**
     * Locks the subscription until the transaction ends.
     *
     * @return false if there is no subscription of that name
     */
    public boolean lock(String name) {
        return jdbc.sql("select true from feed_subscription where name = ? for update")
                .param(name)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Stops deliveries. A delivery under way may still arrive, and is repeated after {@link #resume}. */
    public void pause(String name) {
        jdbc.sql("update feed_subscription set paused = true, " + WITHDRAW_LEASE + " where name = ?")
                .param(name)
                .update();
    }

    /** Resumes deliveries where they stopped. The time for which deliveries may fail begins anew. */
    public void resume(String name) {
        jdbc.sql("update feed_subscription set paused = false, failing_since = null where name = ? and paused")
                .param(name)
                .update();
    }

    /** Continues after another cursor. The time for which deliveries may fail begins anew. */
    public void replay(String name, FeedCursor start) {
        jdbc.sql("update feed_subscription set position = ?, missing = ?, failing_since = null, last_error = null, "
                        + WITHDRAW_LEASE + " where name = ?")
                .params(start.position(), start.missing(), name)
                .update();
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
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Stops deliveries because of an error, until ops resume them.
     *
     * @return false if the lease is lost
     */
    boolean pauseWithError(Lease lease, String error) {
        return jdbc.sql("update feed_subscription set paused = true, last_error = ?, " + WITHDRAW_LEASE
                                + " where name = ? and term = ?")
                        .params(error, lease.name(), lease.term())
                        .update()
                == 1;
    }

    long countPaused() {
        return jdbc.sql("select count(*) from feed_subscription where paused")
                .query(Long.class)
                .single();
    }

    /** The oldest event that each subscription which is not paused has not delivered. */
    List<OldestUnsent> findOldestUnsent() {
        return jdbc.sql("""
                        select name, kind, (select at from case_event where id > position order by id limit 1)
                        from feed_subscription
                        where not paused
                        """)
                .query((row, number) ->
                        new OldestUnsent(row.getString(1), row.getString(2), StoredInstant.read(row, 3)))
                .list();
    }

    /** The smallest position of the subscriptions that are not paused; empty if there are none. */
    Optional<Long> findSlowestPosition() {
        return jdbc.sql("select min(position) from feed_subscription where not paused")
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
