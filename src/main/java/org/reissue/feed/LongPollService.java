package org.reissue.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Readers of the feed that wait for something to happen. They hold neither a thread nor a connection to the database:
 * one thread looks for all of them.
 */
@Component
class LongPollService implements SmartLifecycle {

    private static final long LOOK_MILLIS = 50;
    private static final int MOST = 1_000;
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final FeedReader reader;
    private final Clock realTime;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private volatile boolean running;
    private ScheduledExecutorService pulse;

    LongPollService(FeedReader reader, @Qualifier("realTime") Clock realTime) {
        this.reader = reader;
        this.realTime = realTime;
    }

    /** Answers at once when there is something, and else when there is, or when the time is over. */
    DeferredResult<FeedPage> read(FeedQuery reading, Duration patience) {
        FeedReader.Found found = reader.read(reading);
        DeferredResult<FeedPage> answer =
                new DeferredResult<>(patience.plus(SPARE).toMillis());
        if (!found.events().isEmpty() || patience.isZero() || !running || waiting.size() >= MOST) {
            answer.setResult(reader.page(found));
            return answer;
        }
        Waiting one = new Waiting(reader, answer, realTime.instant().plus(patience), reading.from(found.next()));
        answer.onCompletion(() -> waiting.remove(one));
        waiting.add(one);
        return answer;
    }

    @Override
    public void start() {
        pulse = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("feed-wait-"));
        pulse.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Before the web server stops taking calls: nobody has to wait for those who wait. */
    @Override
    public void stop() {
        running = false;
        pulse.shutdown();
        waiting.forEach(Waiting::giveUp);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    int waiting() {
        return waiting.size();
    }

    private void look() {
        Instant now = realTime.instant();
        waiting.forEach(one -> one.look(now));
    }

    private static final class Waiting {

        private final FeedReader reader;
        private final DeferredResult<FeedPage> answer;
        private final Instant until;
        private FeedQuery reading;

        Waiting(FeedReader reader, DeferredResult<FeedPage> answer, Instant until, FeedQuery reading) {
            this.reader = reader;
            this.answer = answer;
            this.until = until;
            this.reading = reading;
        }

        void look(Instant now) {
            try {
                if (reader.reachesBeyond(reading.after())) {
                    FeedReader.Found found = reader.read(reading);
                    reading = reading.from(found.next());
                    if (!found.events().isEmpty()) {
                        answer.setResult(reader.page(found));
                        return;
                    }
                }
                if (!now.isBefore(until)) {
                    giveUp();
                }
            } catch (RuntimeException failure) {
                answer.setErrorResult(failure);
            }
        }

        void giveUp() {
            answer.setResult(new FeedPage(List.of(), reading.after().text()));
        }
    }
}
