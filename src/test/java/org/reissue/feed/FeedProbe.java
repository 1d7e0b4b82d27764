package org.reissue.feed;

import java.util.ArrayList;
import java.util.List;
import org.reissue.feed.events.FeedCursor;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One reader of the feed over HTTP: goes on from where it was, and remembers all it got. */
public final class FeedProbe {

    public static final String PATH = "/api/v1/system/events";

    private final Api api;
    private final List<JsonNode> events = new ArrayList<>();
    private String cursor;

    private FeedProbe(Api api, String cursor) {
        this.api = api;
        this.cursor = cursor;
    }

    /** A reader of what is to come: nothing else is going on, so what was written is final. */
    public static FeedProbe fromNow(Api api, JdbcClient jdbc) {
        long last = jdbc.sql("select coalesce(max(id), 0) from case_event")
                .query(Long.class)
                .single();
        return new FeedProbe(api, FeedCursor.at(last).text());
    }

    /** Reads on until nothing more comes, in small pages; what it has by then. */
    public List<JsonNode> readOn() {
        boolean more = true;
        while (more) {
            more = readPage();
        }
        return events;
    }

    /** Reads one small page; whether there was anything. */
    public boolean readPage() {
        Answer page = api.system().get(PATH + "?limit=7&after=" + cursor).expect(200);
        page.field("items").forEach(events::add);
        cursor = page.text("nextCursor");
        return !page.field("items").isEmpty();
    }

    public String cursor() {
        return cursor;
    }

    /** The types that one case's events had so far. */
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
