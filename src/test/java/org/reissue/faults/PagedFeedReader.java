package org.reissue.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.reissue.testing.Answer;
import tools.jackson.databind.JsonNode;

/** Another system that follows the event feed over HTTP, at any instance, and keeps its cursor. */
final class PagedFeedReader implements AutoCloseable {

    /** What the reader remembers of an event. */
    record Read(long id, String caseId, String type) {

        static Read of(JsonNode event) {
            return new Read(
                    Long.parseLong(event.path("id").asString()),
                    event.path("subject").asString(),
                    event.path("type").asString());
        }
    }

    private final Callers callers;
    private final Consumer<JsonNode> listener;
    private final List<Read> events = new ArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::follow, "feed-reader");
    private volatile boolean closed;
    private String cursor = "";

    /** @param listener is given each event once */
    PagedFeedReader(Callers callers, Consumer<JsonNode> listener) {
        this.callers = callers;
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** All events read so far, in the order of the feed. */
    List<Read> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Answers by which a reader would not know how to go on. */
    List<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
    }

    private void follow() {
        while (!closed) {
            String path = "/api/v1/system/events?limit=1000&waitSeconds=1&after=" + cursor;
            Outcome.Result result = callers.call(callers.system(), system -> system.get(path));
            if (result.outcome() == Outcome.ACCEPTED) {
                take(result.answer());
            } else {
                if (result.outcome() == Outcome.REFUSED && result.answer() != null) {
                    refusals.add(result.answer().toString());
                }
                Callers.pause(100, 300);
            }
        }
    }

    private void take(Answer page) {
        for (JsonNode event : page.field("items")) {
            synchronized (events) {
                events.add(Read.of(event));
            }
            listener.accept(event);
        }
        cursor = page.text("nextCursor");
    }
}
