package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

@ReissueTest
class StrictJsonTest {

    private static final String BODIES = "/api/v1/buyer/probe/bodies";

    @Autowired
    private Api api;

    @Test
    void values_that_the_contract_allows_are_accepted() {
        Answer answer = post("""
                {"id": "a.B_:-9", "comment": "  \\u3000少了一件 😀 ", "evidence": null, "colour": "GREEN", "flag": true,
                 "at": "2026-11-23T08:00:00.123456789+08:00", "by": "PT24H", "unknown": {"a": [1]},
                 "items": [{"quantity": 1, "amountFen": 1000000000000}]}
                """);

        assertThat(answer.expect(200).text("comment")).isEqualTo("少了一件 😀");
        assertThat(answer.text("at")).isEqualTo("2026-11-23T00:00:00.123456Z");
        assertThat(answer.text("by")).isEqualTo("PT24H");
        assertThat(answer.field("evidence").isArray()).isTrue();
        assertThat(answer.field("atLeast").isNull()).isTrue();
        assertThat(answer.field("unknown").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    items[0].quantity  | {"items": [{"quantity": 1.9, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": 1.0, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": 1e0, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": 1e999999999, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": "7", "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": "", "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": true, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": [1], "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": {}, "amountFen": 1}]}
                    items[0].quantity  | {"items": [{"quantity": 99999999999, "amountFen": 1}]}
                    items[0].amountFen | {"items": [{"quantity": 1, "amountFen": 99999999999999999999}]}
                    id                 | {"id": 5}
                    id                 | {"id": 5.5}
                    id                 | {"id": true}
                    id                 | {"id": ["a"]}
                    id                 | {"id": {}}
                    comment            | {"comment": "a\\u0000b"}
                    comment            | {"comment": "a\\ud800b"}
                    comment            | {"comment": "\\udc00\\ud800"}
                    evidence           | {"evidence": "https://example.com/1.jpg"}
                    evidence           | {"evidence": ""}
                    evidence           | {"evidence": {}}
                    evidence[1]        | {"evidence": ["https://example.com/1.jpg", 2]}
                    colour             | {"colour": "red"}
                    colour             | {"colour": " RED "}
                    colour             | {"colour": ""}
                    colour             | {"colour": "0"}
                    colour             | {"colour": 0}
                    colour             | {"colour": "BLUE"}
                    colour             | {"colour": ["RED"]}
                    flag               | {"flag": 1}
                    flag               | {"flag": "true"}
                    flag               | {"flag": ""}
                    at                 | {"at": 1764000000}
                    at                 | {"at": 1764000000.5}
                    at                 | {"at": "1764000000"}
                    at                 | {"at": "2026-11-23"}
                    at                 | {"at": "2026-11-23T08:00:00"}
                    at                 | {"at": "2026-02-30T08:00:00Z"}
                    at                 | {"at": "1999-12-31T23:59:59Z"}
                    at                 | {"at": "2101-01-01T00:00:00Z"}
                    at                 | {"at": "+999999999-01-01T00:00:00Z"}
                    at                 | {"at": ""}
                    by                 | {"by": 24}
                    by                 | {"by": "24"}
                    by                 | {"by": "1 day"}
                    by                 | {"by": "PT99999999999999999999H"}
                    items              | {"items": {"quantity": 1, "amountFen": 1}}
                    items              | {"items": ""}
                    items[0]           | {"items": [""]}
                    items[0]           | {"items": [7]}
                    items[0]           | {"items": [[]]}
                    """)
    void a_value_of_the_wrong_type_is_refused_and_named(String field, String body) {
        Answer answer = post(body);

        assertThat(answer.expect(400).text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).as(answer.toString()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "null",
                "[]",
                "[{}]",
                "7",
                "\"text\"",
                "true",
                "{",
                "{\"id\": \"a\"",
                "{\"id\": \"a\"} {}",
                "{\"id\": \"a\"} x",
                "{\"id\": \"a\", \"id\": \"a\"}",
                "{\"unknown\": {\"a\": 1, \"a\": 2}}",
                "{'id': 'a'}",
                "{id: \"a\"}",
                "{\"id\": NaN}",
                "{\"items\": [{\"quantity\": 01}]}",
                "{\"id\": \"a\u0000b\"}",
                "{\"id\": \"\\x\"}",
                "<id>a</id>"
            })
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        Answer answer = post(body);

        assertThat(answer.expect(400).text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).as(answer.toString()).containsExactly("body");
    }

    @Test
    void depth_and_length_are_limited() {
        post("{\"unknown\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}").expect(400);
        post("{\"unknown\": " + "9".repeat(100_000) + "}").expect(400);
        post("{\"items\": [{\"quantity\": " + "9".repeat(900) + "}]}").expect(400);
        post("{\"" + "n".repeat(100_000) + "\": 1}").expect(400);
    }

    @Test
    void broken_utf8_is_refused() {
        byte[] body = "{\"id\": \"aXb\"}".getBytes(StandardCharsets.US_ASCII);
        body[9] = (byte) 0xFF;

        api.buyer("B-1").send("POST", BODIES, body).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"flag\": true}",
                "{\"number\": null, \"flag\": true}",
                "{\"number\": 1, \"flag\": null}",
                "{\"number\": 2147483648, \"flag\": true}"
            })
    void a_primitive_needs_a_value(String body) {
        api.buyer("B-1").post("/api/v1/buyer/probe/primitives", body).expect(400);
    }

    @Test
    void an_optional_body_may_be_missing_but_not_malformed() {
        String path = "/api/v1/buyer/probe/optional";
        api.buyer("B-1").post(path).expect(200);
        api.buyer("B-1").post(path, "null").expect(200);
        api.buyer("B-1").post(path, "{").expect(400);
        api.buyer("B-1").post(path, "[]").expect(400);
        api.buyer("B-1").post(path, "{}").expect(400);
    }

    @Test
    void a_call_without_content_has_no_media_type() {
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "nonsense")) {
            Client client = api.buyer("B-1").header("Content-Type", type);
            client.post("/api/v1/buyer/probe/optional", "").expect(200);
            assertThat(client.post(BODIES, "").expect(400).texts("errors", "field"))
                    .containsExactly("body");
            client.post("/api/v1/buyer/probe/optional", "a=b").expect(415);
        }
    }

    private Answer post(String body) {
        return api.buyer("B-1").post(BODIES, body);
    }
}
