package org.reissue.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.WalTimeline;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The position up to which the event log is final: no event can appear there any more. The last committed event is not
 * safe, because a transaction that drew a smaller position may still be open.
 *
 * <p>The algorithm: read the last value L of the sequence, then take a transaction id X. A transaction has its id
 * before it draws a position, so every transaction that drew a position up to L has an id less than X. Once all
 * transactions with an id less than X have ended ({@code pg_snapshot_xmin} is X or more), L is safe. Until then the
 * pair of L and X is kept as the candidate, and each refresh checks it again. Transaction ids of two timelines of the
 * write-ahead log cannot be compared, so after a failover the candidate is dropped and a new one is taken. After a
 * crash PostgreSQL goes on with what was flushed, so both numbers are flushed before they are used: otherwise they
 * would be given again, and events would appear before a position that was called safe.
 *
 * <p>All readers of an instance share the position. It is refreshed when a reader asks for it, at most every 20 ms, and
 * takes a transaction id only when the log has grown.
 */
@Component
public class SafePosition {

    private static final Duration MAX_AGE = Duration.ofMillis(20);

    /**
     * The message, which nobody reads, makes the commit flush the log, and with it the records of both numbers. To
     * flush them on this server is enough, since a standby that is promoted begins another timeline.
     */
    private static final String NEW_CANDIDATE = """
            select ?::bigint as position, pg_current_xact_id()::text as transaction_id, %s as wal_timeline,
                   set_config('synchronous_commit', 'local', true), pg_logical_emit_message(true, 'reissue', '')
            """.formatted(WalTimeline.ID);

    private static final String CHECK_CANDIDATE = """
            select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8 as safe, %s <> ? as outdated
            """.formatted(WalTimeline.ID);

    private final JdbcClient jdbc;
    private final CaseEventReader events;
    private final Clock realTime;
    private final TransactionTemplate withoutTransaction;
    private final ReentrantLock refreshLock = new ReentrantLock();

    private volatile Instant refreshedAt = Instant.MIN;
    private volatile long position;
    private volatile boolean known;
    private volatile long startedRefreshes;
    /** What the last refresh failed with; null if it has not failed. */
    private @Nullable RuntimeException failure;

    private Candidate candidate;

    SafePosition(
            JdbcClient jdbc,
            CaseEventReader events,
            @Qualifier("realTime") Clock realTime,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.realTime = realTime;
        // a surrounding transaction may have taken its id before the position was read, so that the id proves nothing
        this.withoutTransaction = new TransactionTemplate(transactions);
        this.withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The greatest position known to be safe, at most 20 ms old. It only grows; 0 while none is known. */
    public long position() {
        // while one thread refreshes, the others use the position known so far
        if (isOutdated() && refreshLock.tryLock()) {
            try {
                refresh();
            } finally {
                refreshLock.unlock();
            }
        }
        return position;
    }

    /**
     * The greatest position known to be safe, from a refresh that started after this call. Without other open
     * transactions, the position covers every event committed before the call. Throws what that refresh failed with.
     */
    public long positionNow() {
        long startedBefore = startedRefreshes;
        refreshLock.lock();
        try {
            if (startedRefreshes == startedBefore) { // otherwise another thread refreshed while this one waited
                refresh();
            } else if (failure != null) { // one attempt for all who wait: each takes long while the database is away
                throw failure;
            }
        } finally {
            refreshLock.unlock();
        }
        return position;
    }

    /** Whether a position was found safe since this instance started. */
    public boolean isKnown() {
        return known;
    }

    /** How many drawn positions cannot be read yet because a transaction is open. */
    public long lag() {
        return Math.max(0, events.lastPosition() - position());
    }

    private boolean isOutdated() {
        Instant last = refreshedAt;
        Instant now = realTime.instant();
        // earlier: the system's clock was set back, and readers would see nothing until it has caught up
        return now.isBefore(last) || last.plus(MAX_AGE).isBefore(now);
    }

    private void refresh() {
        startedRefreshes++;
        failure = null;
        try {
            withoutTransaction.executeWithoutResult(status -> advance());
        } catch (RuntimeException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            refreshedAt = realTime.instant();
        }
    }

    private void advance() {
        if (candidate != null && !checkCandidate()) {
            return;
        }
        long lastPosition = events.lastPosition();
        if (lastPosition <= position) {
            known = true;
            return;
        }
        // a statement, and so a transaction, of its own: the id must be taken after the last position was read
        candidate = jdbc.sql(NEW_CANDIDATE)
                .param(lastPosition)
                .query(Candidate.class)
                .single();
        checkCandidate();
    }

    /**
     * Makes the candidate the safe position if all transactions before it have ended, and drops it if it is outdated.
     *
     * @return false if transactions before it are still open
     */
    private boolean checkCandidate() {
        CandidateState state = jdbc.sql(CHECK_CANDIDATE)
                .params(candidate.transactionId(), candidate.walTimeline())
                .query(CandidateState.class)
                .single();
        if (!state.safe() && !state.outdated()) {
            return false;
        }
        if (!state.outdated()) {
            position = candidate.position();
            known = true;
        }
        candidate = null;
        return true;
    }

    /**
     * A position that is safe once all transactions before the transaction id have ended.
     *
     * @param walTimeline the timeline of the write-ahead log on which the transaction id was given
     */
    private record Candidate(long position, String transactionId, long walTimeline) {}

    /**
     * @param safe whether all transactions before the candidate's transaction id have ended
     * @param outdated whether the database is on another timeline than the candidate
     */
    private record CandidateState(boolean safe, boolean outdated) {}
}
