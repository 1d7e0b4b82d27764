package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReissueTest
class WebhookApiTest {

    private static final String PATH = WebhookController.PATH;
    private static final String NOWHERE = "http://127.0.0.1:9/hook";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        made.forEach(id -> api.ops("judge").delete(PATH + "/" + id));
    }

    @Test
    void the_secret_is_shown_once() {
        Answer created = subscribe(Map.of("url", NOWHERE, "types", List.of("reissue.applied"), "shopId", "S-1"));
        String id = created.text("id");
        assertThat(created.header("Location")).isEqualTo(PATH + "/" + id);
        assertThat(created.text("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "url", "types", "shopId", "status", "secret", "position", "lag", "lastError");
        assertThat(created.text("status")).isEqualTo("ACTIVE");
        assertThat(created.text("shopId")).isEqualTo("S-1");
        assertThat(created.field("types").toString()).isEqualTo("[\"reissue.applied\"]");
        assertThat(created.field("lastError").isNull()).isTrue();

        Answer read = ops().get(PATH + "/" + id).expect(200);
        assertThat(read.field("secret").isMissingNode()).isTrue();
        assertThat(read.text("url")).isEqualTo(NOWHERE);
        Answer list = ops().get(PATH).expect(200);
        assertThat(list.texts("items", "id")).contains(id);
        assertThat(list.field("nextCursor").isNull()).isTrue();
        assertThat(list.body().toString()).doesNotContain("whsec_");
    }

    @Test
    void a_webhook_may_ask_for_announcements_of_deadlines_alone() {
        Answer created = subscribe(Map.of("url", NOWHERE, "types", List.of("reissue.deadline-near")));

        assertThat(created.field("types").toString()).isEqualTo("[\"reissue.deadline-near\"]");
    }

    @Test
    void a_repeated_call_subscribes_once_and_keeps_the_secret_to_itself() {
        String key = Story.fresh("key");
        Map<String, Object> body = Map.of("url", NOWHERE + "/" + key);
        Answer first = subscribe(ops().key(key), body);
        Answer again = ops().key(key).post(PATH, body).expect(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.field("secret").isMissingNode()).isTrue();

        String rotating = Story.fresh("key");
        String path = PATH + "/" + first.text("id") + "/rotate";
        assertThat(ops().key(rotating).post(path).expect(200).text("secret")).startsWith("whsec_");
        assertThat(ops().key(rotating).post(path).expect(200).field("secret").isMissingNode())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from idempotency_key where result like '%whsec_%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_subscription_is_paused_resumed_and_deleted() {
        String id = subscribe(Map.of("url", NOWHERE)).text("id");
        assertThat(ops().post(PATH + "/" + id + "/pause").expect(200).text("status"))
                .isEqualTo("PAUSED");
        assertThat(ops().post(PATH + "/" + id + "/pause").expect(200).text("status"))
                .isEqualTo("PAUSED");
        assertThat(ops().post(PATH + "/" + id + "/resume").expect(200).text("status"))
                .isEqualTo("ACTIVE");
        ops().delete(PATH + "/" + id).expect(204);
        ops().get(PATH + "/" + id).expect(404);
        ops().delete(PATH + "/" + id).expect(404);
        for (String verb : List.of("pause", "resume", "rotate")) {
            ops().post(PATH + "/" + id + "/" + verb).expect(404);
        }
        ops().post(PATH + "/" + id + "/replay", Map.of("from", "MA")).expect(404);
    }

    @Test
    void subscriptions_of_another_kind_are_not_webhooks() {
        jdbc.sql("insert into feed_subscription (name, kind, position, paused) values ('other', 'test', 0, true)")
                .update();
        try {
            ops().get(PATH + "/other").expect(404);
            ops().delete(PATH + "/other").expect(404);
            ops().post(PATH + "/other/resume").expect(404);
        } finally {
            jdbc.sql("delete from feed_subscription where name = 'other'").update();
        }
    }

    @Test
    void a_replay_begins_at_a_cursor_of_the_feed_and_nowhere_else() {
        String id = subscribe(Map.of("url", NOWHERE)).text("id");
        ops().post(PATH + "/" + id + "/pause").expect(200);
        Answer moved =
                ops().post(PATH + "/" + id + "/replay", Map.of("from", "MA")).expect(200);
        assertThat(moved.text("position")).isEqualTo("MA");
        assertThat(moved.text("status")).isEqualTo("PAUSED");
        for (String from : List.of("", "yesterday", "OTk5OTk5OTk5OTk5")) {
            Answer refused = ops().post(PATH + "/" + id + "/replay", Map.of("from", from))
                    .expect(400);
            assertThat(refused.text("errors.0.field")).isEqualTo("from");
        }
        ops().post(PATH + "/" + id + "/replay", Map.of()).expect(400);

        long kept = jdbc.sql("select dropped_through from case_event_retention")
                .query(Long.class)
                .single();
        try {
            jdbc.sql("update case_event_retention set dropped_through = 1").update();
            ops().post(PATH + "/" + id + "/replay", Map.of("from", "MA")).expect(410);
            assertThat(ops().post(PATH + "/" + id + "/resume").expect(410).text("type"))
                    .isEqualTo("urn:reissue:problem:cursor-expired");
        } finally {
            jdbc.sql("update case_event_retention set dropped_through = ?")
                    .param(kept)
                    .update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\": null}",
                "{\"url\": 7}",
                "{\"url\": \"nowhere\"}",
                "{\"url\": \"https://user@127.0.0.1/\"}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": []}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [null]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"reissue.remark-added\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"everything\"]}",
                "{\"url\": \"http://127.0.0.1/\", \"types\": \"reissue.applied\"}",
                "{\"url\": \"http://127.0.0.1/\", \"shopId\": \"no shop\"}"
            })
    void invalid_subscriptions_are_refused(String body) {
        int before = ops().get(PATH).field("items").size();
        ops().post(PATH, body).expect(400);
        assertThat(ops().get(PATH).field("items").size()).isEqualTo(before);
    }

    @Test
    void webhooks_are_for_ops_only() {
        api.system().get(PATH).expect(403);
        api.merchant("clerk", "S-1").post(PATH, Map.of("url", NOWHERE)).expect(403);
    }

    private Answer subscribe(Map<String, Object> body) {
        return subscribe(ops(), body);
    }

    private Answer subscribe(Client client, Map<String, Object> body) {
        Answer created = client.post(PATH, new HashMap<>(body)).expect(201);
        made.add(created.text("id"));
        return created;
    }

    private Client ops() {
        return api.ops("judge");
    }
}
