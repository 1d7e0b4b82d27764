package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ReissueTest
class CategoryApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Api api;

    @Test
    void a_category_is_read_as_it_was_saved() {
        Answer answer = put("category-api.child", body("Child", "category-api.parent", "2026-03-02T02:00:00Z", 30))
                .expect(200);

        assertThat(answer.body()).isEqualTo(JSON.readTree("""
                        {"id": "category-api.child", "name": "Child", "parentId": "category-api.parent",
                        "opensAt": "2026-03-02T02:00:00Z", "shopPercent": 30}
                        """));
        assertThat(get("category-api.child").expect(200).body()).isEqualTo(answer.body());
    }

    @Test
    void members_left_out_become_null() {
        put("category-api.bare", body("Full", "category-api.parent", "2026-03-02T02:00:00Z", 30))
                .expect(200);

        put("category-api.bare", Map.of("name", " Bare ")).expect(200);

        assertThat(get("category-api.bare").body()).isEqualTo(JSON.readTree("""
                        {"id": "category-api.bare", "name": "Bare", "parentId": null, "opensAt": null, "shopPercent": null}
                        """));
    }

    @Test
    void an_opening_without_a_share_is_for_all_shops() {
        Answer answer = put("category-api.all", body("All", null, "2026-03-02T02:00:00Z", null))
                .expect(200);

        assertThat(answer.number("shopPercent")).isEqualTo(100);
    }

    @Test
    void an_unknown_category_is_not_found() {
        get("category-api.unknown").expect(404);
        get("category%20api").expect(404);
        put("category%20api", Map.of("name", "Nobody")).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "name | null",
                "name | \" \"",
                "name | 5",
                "parentId | \"\"",
                "parentId | \"a b\"",
                "parentId | \"category-api.wrong\"",
                "opensAt | \"tomorrow\"",
                "opensAt | \"1999-12-31T23:59:59Z\"",
                "shopPercent | -1",
                "shopPercent | 101",
                "shopPercent | 0.5",
                "shopPercent | \"50\""
            })
    void an_invalid_member_is_named(String field, String value) {
        Map<String, Object> body = body("Wrong", null, null, null);
        body.put(field, JSON.readTree(value));

        Answer answer = put("category-api.wrong", body).expect(400);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly(field);
        get("category-api.wrong").expect(404);
    }

    @Test
    void a_cycle_through_several_is_refused() {
        put("category-api.a", body("A", "category-api.b", null, null)).expect(200);
        put("category-api.b", body("B", "category-api.c", null, null)).expect(200);

        Answer answer =
                put("category-api.c", body("C", "category-api.a", null, null)).expect(400);

        assertThat(answer.texts("errors", "field")).containsExactly("parentId");
        get("category-api.c").expect(404);
    }

    @Test
    void a_repeated_call_changes_nothing() {
        Client ops = api.ops("ops-1");
        Map<String, Object> first = body("First", null, null, null);
        ops.key("category-api-1").put(path("category-api.once"), first).expect(200);
        put("category-api.once", body("Second", null, null, null)).expect(200);

        Answer again =
                ops.key("category-api-1").put(path("category-api.once"), first).expect(200);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("name")).isEqualTo("First");
        assertThat(get("category-api.once").text("name")).isEqualTo("Second");
    }

    @Test
    void only_ops_may_call() {
        for (Client other : List.of(api.buyer("B-1"), api.merchant("M-1", "S-1"), api.system())) {
            other.get(path("category-api.foreign")).expect(403);
            other.put(path("category-api.foreign"), body("Foreign", null, null, null))
                    .expect(403);
        }
        api.anonymous().get(path("category-api.foreign")).expect(401);
    }

    private Answer get(String id) {
        return api.ops("ops-1").get(path(id));
    }

    private Answer put(String id, Map<String, Object> body) {
        return api.ops("ops-1").put(path(id), body);
    }

    private static String path(String id) {
        return "/api/v1/ops/categories/" + id;
    }

    private static Map<String, Object> body(String name, String parentId, String opensAt, Integer shopPercent) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("parentId", parentId);
        body.put("opensAt", opensAt);
        body.put("shopPercent", shopPercent);
        return body;
    }
}
