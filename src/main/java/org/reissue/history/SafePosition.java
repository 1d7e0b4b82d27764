package org.reissue.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Up to where the log is final: nothing can appear there any more. Positions are drawn by transactions that have their
 * xid by then. So, having read the sequence's last value L and then taken an xid X of one's own, whoever drew a
 * position up to L has an xid before X, and once every transaction before X has ended, all up to L is there to be read.
 *
 * <p>One for all readers of an instance, found out anew by whoever asks, at most every 20 ms; it costs an xid only when
 * the log has grown, and nothing while nobody reads.
 */
@Component
public class SafePosition {

    private static final Duration FRESH = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final CaseEventReader log;
    private final Clock realTime;
    private final TransactionTemplate outside;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Instant askedAt = Instant.MIN;
    private volatile long position;
    private volatile boolean known;
    private volatile long begun;
    private Mark mark;

    SafePosition(
            JdbcClient jdbc,
            CaseEventReader log,
            @Qualifier("realTime") Clock realTime,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.realTime = realTime;
        // the xid of a transaction under way is too old to tell anything
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The greatest position known to be final, found out at most 20 ms ago. It only grows; 0 when none is known. */
    public long position() {
        // while one asks, the others take what is known
        if (askedAt.plus(FRESH).isBefore(realTime.instant()) && asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        }
        return position;
    }

    /** The same, found out after the call began: what was committed before, with nothing else under way, is in it. */
    public long positionNow() {
        long before = begun;
        asking.lock();
        try {
            if (begun == before) { // else another asked while this one waited
                ask();
            }
        } finally {
            asking.unlock();
        }
        return position;
    }

    /** Whether the position was found out at least once since this instance started. */
    public boolean isKnown() {
        return known;
    }

    /** How many positions have been given to events that readers cannot have yet, because a transaction is open. */
    public long lag() {
        return Math.max(0, log.lastPosition() - position());
    }

    private void ask() {
        begun++;
        try {
            outside.executeWithoutResult(status -> look());
        } finally {
            askedAt = realTime.instant();
        }
    }

    private void look() {
        if (mark != null && !reached()) {
            return; // still held up
        }
        long last = log.lastPosition();
        if (last > position) {
            // strictly after the last position was read: a statement, and so a transaction, of its own
            mark = new Mark(
                    last,
                    jdbc.sql("select pg_current_xact_id()::text")
                            .query(String.class)
                            .single());
            reached();
        } else {
            known = true;
        }
    }

    private boolean reached() {
        boolean reached = everythingBeforeHasEnded(mark.xid());
        if (reached) {
            position = mark.last();
            known = true;
            mark = null;
        }
        return reached;
    }

    private boolean everythingBeforeHasEnded(String xid) {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8")
                .param(xid)
                .query(Boolean.class)
                .single();
    }

    /** What becomes the horizon when every transaction before the xid has ended. */
    private record Mark(long last, String xid) {}
}
