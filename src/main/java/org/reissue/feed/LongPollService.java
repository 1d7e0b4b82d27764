package org.reissue.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reissue.web.api.Caller;
import org.reissue.web.api.SteadyTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Long polls of the event feed. A pending poll holds neither a thread nor a database connection: one thread looks for
 * new events for all of them.
 */
@Service
class LongPollService implements SmartLifecycle {

    private static final long POLL_MILLIS = 50;
    /** Every pending poll keeps a connection of the web server. */
    private static final int MAX_PENDING = 64;

    private static final int MAX_PENDING_PER_CALLER = 4;

    /** How much longer than its wait a poll may take before the web server ends it. */
    private static final Duration TIMEOUT_MARGIN = Duration.ofSeconds(10);

    private final FeedReader reader;
    private final SteadyTime time;
    private final Queue<PendingPoll> pending = new ConcurrentLinkedQueue<>();

    private volatile boolean running;
    private ScheduledExecutorService scheduler;

    LongPollService(FeedReader reader, @Qualifier("realTime") Clock realTime) {
        this.reader = reader;
        this.time = new SteadyTime(realTime);
    }

    /**
     * Completes at once if there are events; else as soon as there are, or with an empty page after the wait. Does not
     * wait if too many polls are pending already.
     */
    DeferredResult<FeedPage> read(Caller caller, FeedQuery query, Duration wait) {
        FeedReader.Result found = reader.read(query);
        DeferredResult<FeedPage> response =
                new DeferredResult<>(wait.plus(TIMEOUT_MARGIN).toMillis());
        PendingPoll poll =
                new PendingPoll(caller, reader, response, time.passed().plus(wait), query.continuedAfter(found.next()));
        if (!found.events().isEmpty() || wait.isZero() || !addPending(poll)) {
            response.setResult(reader.toPage(found));
        }
        return response;
    }

    /** @return false if the poll has to be answered at once */
    private synchronized boolean addPending(PendingPoll poll) {
        long ofCaller = pending.stream()
                .filter(other -> other.caller.equals(poll.caller))
                .count();
        if (!running || pending.size() >= MAX_PENDING || ofCaller >= MAX_PENDING_PER_CALLER) {
            return false;
        }
        poll.response.onCompletion(() -> pending.remove(poll));
        pending.add(poll);
        return true;
    }

    @Override
    public void start() {
        scheduler = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("feed-long-poll-"));
        scheduler.scheduleWithFixedDelay(this::checkPending, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Completes pending long polls before the web server stops. */
    @Override
    public synchronized void stop() {
        running = false;
        scheduler.shutdown();
        pending.forEach(PendingPoll::completeEmpty);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    int countPending() {
        return pending.size();
    }

    private void checkPending() {
        Duration now = time.passed();
        pending.forEach(poll -> poll.check(now));
    }

    /** A request without events so far; its query continues after what has been searched. */
    private static final class PendingPoll {

        private final Caller caller;
        private final FeedReader reader;
        private final DeferredResult<FeedPage> response;
        private final Duration until;
        /** Stays before events that have not been answered, as another thread may end the poll at any time. */
        private volatile FeedQuery query;

        PendingPoll(
                Caller caller, FeedReader reader, DeferredResult<FeedPage> response, Duration until, FeedQuery query) {
            this.caller = caller;
            this.reader = reader;
            this.response = response;
            this.until = until;
            this.query = query;
        }

        void check(Duration now) {
            if (response.isSetOrExpired()) {
                return; // it stays pending until the client has taken the answer
            }
            try {
                if (reader.hasNewPositions(query.after())) {
                    FeedReader.Result found = reader.read(query);
                    if (!found.events().isEmpty()) {
                        response.setResult(reader.toPage(found));
                        return;
                    }
                    query = query.continuedAfter(found.next());
                }
                if (now.compareTo(until) >= 0) {
                    completeEmpty();
                }
            } catch (RuntimeException failure) {
                response.setErrorResult(failure);
            }
        }

        void completeEmpty() {
            response.setResult(new FeedPage(List.of(), query.after().text()));
        }
    }
}
