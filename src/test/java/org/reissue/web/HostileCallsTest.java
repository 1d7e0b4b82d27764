package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every call there is, as the OpenAPI description lists them, with all kinds of values that it does not expect. */
@ReissueTest
class HostileCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** JSON as it stands in a body. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "99999999999999999999",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; drop table reissue_case; --\"",
            "\"${jndi:ldap://x}\"",
            "\"%s%n{0}\"",
            "\"" + "很".repeat(2_000) + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"PT-9223372036854775808S\"",
            "[]",
            "[null]",
            "[\"x\", \"x\"]",
            "{}",
            "[[[[]]]]");

    private static final List<String> BODIES =
            List.of("", " ", "null", "[]", "{}", "\"x\"", "{", "[{}]", "[null]", "7", "\u0000", "{\"a\":1,\"a\":1}");

    private static final List<String> PARAMETERS = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "2147483648",
            "\u0000",
            "'",
            "%",
            "很",
            "null",
            "a,b",
            "-999999999-01-01T00:00:00Z",
            "2026-11-23T00:00:00Z",
            "AAAA",
            "e30",
            "x".repeat(3_000));

    private static final List<String> IDS =
            List.of("x", "'", "%25", "%20", "%E5%BE%88", "x%00", "null", ".", "..", "a%2Fb", "x".repeat(65));

    @Autowired
    private Api api;

    private final List<String> failures = new ArrayList<>();
    private final Map<String, Client> callers = new HashMap<>();
    private JsonNode description;
    private int calls;

    @Test
    void no_request_causes_a_server_error() {
        description = api.anonymous().get("/v3/api-docs").expect(200).body();

        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith("/api/")) {
                        attack(operation.getKey().toUpperCase(), path.getKey(), operation.getValue());
                    }
                }));

        assertThat(calls).isGreaterThan(500);
        assertThat(failures).isEmpty();
    }

    private void attack(String method, String path, JsonNode operation) {
        String some = path.replaceAll("\\{[^}]+}", "nothing-1");
        for (String id : IDS) {
            if (path.contains("{")) {
                call(method, path.replaceAll("\\{[^}]+}", id), operation.has("requestBody") ? "{}" : null);
            }
        }
        operation
                .path("parameters")
                .forEach(parameter -> PARAMETERS.stream()
                        .filter(value -> parameter.path("in").asString().equals("query"))
                        .forEach(value -> call(
                                method,
                                some + "?" + parameter.path("name").asString() + "="
                                        + URLEncoder.encode(value, StandardCharsets.UTF_8),
                                null)));
        JsonNode content = operation.at("/requestBody/content");
        if (!content.isMissingNode()) {
            BODIES.forEach(body -> call(method, some, body));
            bodies(content.at("/application~1json/schema")).forEach(body -> call(method, some, body));
        }
    }

    /** The example of the body with one field after another replaced by one value after another. */
    private Stream<String> bodies(JsonNode reference) {
        JsonNode schema = resolved(reference);
        Map<String, String> fields = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        fields.put(property.getKey(), example(resolved(property.getValue()), property.getValue())));
        return fields.keySet().stream()
                .flatMap(field -> VALUES.stream().map(value -> {
                    Map<String, String> changed = new LinkedHashMap<>(fields);
                    changed.put(field, value);
                    List<String> members = new ArrayList<>();
                    changed.forEach((name, json) -> members.add("\"" + name + "\": " + json));
                    return "{" + String.join(", ", members) + "}";
                }));
    }

    private static String example(JsonNode schema, JsonNode property) {
        JsonNode example = property.has("example") ? property.path("example") : schema.path("example");
        if (!example.isMissingNode()) {
            return JSON.writeValueAsString(example);
        }
        return schema.path("enum").isEmpty()
                ? "null"
                : JSON.writeValueAsString(schema.path("enum").get(0));
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private void call(String method, String path, String body) {
        calls++;
        Answer answer = caller(path).send(method, path, body);
        boolean refused = answer.status() >= 400;
        boolean problem = "application/problem+json".equals(answer.header("Content-Type"));
        boolean plainByTomcat = answer.status() == 400 && path.contains("%00");
        if (answer.status() >= 500 || refused && !problem && !plainByTomcat) {
            failures.add(method + " " + path + " " + body + " -> " + answer);
        }
    }

    /** One token each: to sign takes longer than to be refused. */
    private Client caller(String path) {
        return callers.computeIfAbsent(path.split("/")[3], scope -> switch (scope) {
            case "buyer" -> api.buyer("B-hostile");
            case "merchant" -> api.merchant("M-hostile", "S-hostile");
            case "ops" -> api.ops("O-hostile");
            default -> api.system();
        });
    }
}
