package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.DocumentedCalls.Call;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The size of a list is judged before its elements are, for every list that a call takes. */
@ReissueTest
class FullSizeListsTest {

    private static final int BODY_LIMIT = 1 << 20;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Test
    void a_list_that_fills_a_whole_body_is_refused_and_named() {
        Story story = Story.of(api, clock);
        story.apply("MISSING_ITEMS").expect(201);
        DocumentedCalls documented = new DocumentedCalls(api, story);
        List<String> lists = new ArrayList<>();
        for (Call call : documented.all()) {
            if (!call.isJson()) {
                continue;
            }
            for (String field : documented.lists(call)) {
                lists.add(field);
                for (String element : List.of("\"\"", "{}", "null", "[[[[[[")) {
                    Answer answer = documented
                            .caller(call)
                            .send(call.method(), documented.path(call), full(documented, call, field, element));
                    String what = call.method() + " " + call.template() + " " + element + " " + answer;
                    assertThat(answer.status()).as(what).isEqualTo(400);
                    assertThat(answer.texts("errors", "field"))
                            .as(what)
                            .allMatch(named -> named.equals("body") || named.startsWith(field))
                            .hasSizeLessThan(2_000);
                }
            }
        }

        assertThat(lists).contains("", "items", "ids", "evidence", "types", "formats");
    }

    @Test
    void one_element_too_many_is_refused_before_the_elements_are_judged() {
        String ids = "\"no id!\",".repeat(100);

        Answer answer = api.merchant("clerk", "S-1")
                .post("/api/v1/merchant/reissues/approvals", "{\"ids\": [" + ids + "\"no id!\"]}")
                .expect(400);

        assertThat(answer.texts("errors", "field")).containsExactly("ids");
        assertThat(answer.texts("errors", "message")).containsExactly("must have at most 100 entries");
    }

    @Test
    void a_body_of_nothing_but_tokens_is_refused() {
        String tokens = "1,".repeat(BODY_LIMIT / 2 - 100);

        api.ops("judge")
                .post("/api/v1/ops/reissues/nothing-1/remarks", "{\"unknown\": [" + tokens + "1]}")
                .expect(400);
    }

    @Test
    void every_list_says_how_long_it_may_be() {
        JsonNode description = api.anonymous().get("/v3/api-docs").expect(200).body();
        Story story = Story.of(api, clock);
        story.apply("MISSING_ITEMS").expect(201);
        DocumentedCalls documented = new DocumentedCalls(api, story);
        for (Call call : documented.all()) {
            if (call.isJson() && call.schema().has("$ref")) {
                JsonNode schema =
                        description.at(call.schema().path("$ref").asString().substring(1));
                schema.path("properties")
                        .properties()
                        .forEach(property -> assertThat(!property.getValue().has("items")
                                        || property.getValue().has("maxItems"))
                                .as(call.template() + " " + property.getKey())
                                .isTrue());
            }
        }
    }

    private static String full(DocumentedCalls documented, Call call, String field, String element) {
        int room = BODY_LIMIT - call.body().length() - 1_000;
        String repeated = element.startsWith("[")
                ? element.repeat(room / element.length())
                : (element + ",").repeat(room / (element.length() + 1)) + element;
        return documented.bodyWith(call, field, "[" + repeated + "]");
    }
}
