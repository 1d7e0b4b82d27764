package org.reissue.feed;

import java.util.ArrayList;
import java.util.List;
import org.reissue.feed.events.FeedCursor;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A reader of the feed over HTTP that keeps its cursor and all events it has read. */
public final class FeedProbe {

    public static final String PATH = "/api/v1/system/events";

    private final Api api;
    private final List<JsonNode> events = new ArrayList<>();
    private String cursor;

    private FeedProbe(Api api, String cursor) {
        this.api = api;
        this.cursor = cursor;
    }

    /** A reader that begins after the last event. No transaction is open meanwhile, so that position is safe. */
    public static FeedProbe fromNow(Api api, JdbcClient jdbc) {
        long last = jdbc.sql("select coalesce(max(id), 0) from case_event")
                .query(Long.class)
                .single();
        return new FeedProbe(api, FeedCursor.at(last).text());
    }

    /** A reader that begins with the oldest event kept. */
    public static FeedProbe fromTheBeginning(Api api) {
        return new FeedProbe(api, "");
    }

    /** Reads small pages until one is empty, and returns all events read so far. */
    public List<JsonNode> readOn() {
        boolean more = true;
        while (more) {
            more = readPage();
        }
        return events;
    }

    /** Reads one small page, and returns whether it has events. */
    public boolean readPage() {
        Answer page = api.system().get(PATH + "?limit=7&after=" + cursor).expect(200);
        page.field("items").forEach(events::add);
        cursor = page.text("nextCursor");
        return !page.field("items").isEmpty();
    }

    public String cursor() {
        return cursor;
    }

    /** The types of one case's events read so far. */
    public List<String> typesOf(String caseId) {
        return events.stream()
                .filter(event -> event.path("subject").asString().equals(caseId))
                .map(event -> event.path("type").asString())
                .toList();
    }

    public List<String> ids() {
        return events.stream().map(event -> event.path("id").asString()).toList();
    }
}
