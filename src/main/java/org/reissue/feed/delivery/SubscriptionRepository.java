package org.reissue.feed.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of followers. What a driver writes counts only while it holds the follower, in the very same term. */
@Component
public class SubscriptionRepository {

    private static final String HELD = " where name = ? and driver = ? and term = ?";

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a follower that has everything up to a position; nothing happens when it is there already. */
    public void add(String name, String kind, long position) {
        jdbc.sql("insert into feed_subscription (name, kind, position) values (?, ?, ?) on conflict do nothing")
                .params(name, kind, position)
                .update();
    }

    public boolean remove(String name) {
        return jdbc.sql("delete from feed_subscription where name = ?")
                        .param(name)
                        .update()
                == 1;
    }

    /** Stops deliveries; what is under way may still arrive, and arrives again after {@link #resume}. */
    public void pause(String name) {
        jdbc.sql("update feed_subscription set paused = true, driver = null where name = ?")
                .param(name)
                .update();
    }

    /** Delivers again, from where it was, with the full patience for failures. */
    public void resume(String name) {
        jdbc.sql("update feed_subscription set paused = false, failing_since = null where name = ? and paused")
                .param(name)
                .update();
    }

    /** Goes on from another position, with the full patience for failures. */
    public void move(String name, long position) {
        jdbc.sql("update feed_subscription set position = ?, driver = null, failing_since = null where name = ?")
                .params(position, name)
                .update();
    }

    /** Takes some of those that nobody drives; few at a time, so that instances that start together share them. */
    void take(UUID driver, Collection<String> kinds, int limit) {
        jdbc.sql("""
                        update feed_subscription set driver = ?, term = term + 1
                        where name in (select name from feed_subscription
                                       where driver is null and not paused and kind = any(?)
                                       order by name limit ? for update skip locked)
                        """).params(driver, kinds.toArray(String[]::new), limit).update();
    }

    List<Lease> heldBy(UUID driver) {
        return jdbc.sql(
                        "select name, kind, position, driver, term from feed_subscription where driver = ? and not paused")
                .param(driver)
                .query((row, number) -> new Lease(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, UUID.class),
                        row.getLong(5)))
                .list();
    }

    /** Everything up to the position was delivered; false when the follower is not this driver's any more. */
    boolean delivered(Lease lease, long position) {
        return update(
                "update feed_subscription set position = ?, failing_since = null, last_error = null" + HELD,
                lease,
                position);
    }

    /** Up to the position there was nothing to deliver; false when the follower is not this driver's any more. */
    boolean skipped(Lease lease, long position) {
        return update("update feed_subscription set position = ?" + HELD, lease, position);
    }

    /** A delivery failed. @return since when they do; null when the follower is not this driver's any more */
    Instant failed(Lease lease, Instant at, String error) {
        return jdbc.sql("""
                        update feed_subscription set failing_since = coalesce(failing_since, ?), last_error = ?
                        where name = ? and driver = ? and term = ?
                        returning failing_since
                        """)
                .params(Timestamp.from(at), error, lease.name(), lease.driver(), lease.term())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    long countPaused() {
        return jdbc.sql("select count(*) from feed_subscription where paused")
                .query(Long.class)
                .single();
    }

    /** The smallest position of those that are not paused. */
    Long slowestPosition() {
        return jdbc.sql("select min(position) from feed_subscription where not paused")
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private boolean update(String sql, Lease lease, long position) {
        return jdbc.sql(sql)
                        .params(position, lease.name(), lease.driver(), lease.term())
                        .update()
                == 1;
    }
}
