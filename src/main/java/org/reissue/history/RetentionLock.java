package org.reissue.history;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lock of a transaction that takes events out of the log. Of several instances, one does so at a time; meanwhile no
 * {@link LogFollower} is set back, and no texts of events are erased.
 */
@Component
public class RetentionLock {

    private final JdbcClient jdbc;
    private final List<LogFollower> followers;

    RetentionLock(JdbcClient jdbc, List<LogFollower> followers) {
        this.jdbc = jdbc;
        this.followers = followers;
    }

    /**
     * Takes the lock until the transaction ends.
     *
     * @return the position up to which every {@link LogFollower} has read, so that later events must stay; empty when
     *     another transaction has the lock or keeps it from being taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalLong acquire() {
        boolean acquired = jdbc.sql("select true from case_event_retention for update skip locked")
                .query(Boolean.class)
                .optional()
                .isPresent();
        return acquired ? OptionalLong.of(readThrough()) : OptionalLong.empty();
    }

    private long readThrough() {
        return followers.stream().mapToLong(LogFollower::position).min().orElse(Long.MAX_VALUE);
    }
}
