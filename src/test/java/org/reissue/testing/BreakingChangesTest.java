package org.reissue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What breaks a client is found, and what does not is let through. */
class BreakingChangesTest {

    private static final String API = """
            {"paths": {"/ship": {"post": {
              "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 20}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}}},
              "responses": {"200": {"headers": {"ETag": {}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Read"}}}}}}}},
            "components": {"schemas": {
              "Sent": {"type": "object", "required": ["number"],
                "properties": {"number": {"type": "string", "maxLength": 20}, "kind": {"type": "string", "enum": ["A", "B"]}}},
              "Read": {"type": "object", "required": ["id", "status"],
                "properties": {"id": {"type": "string"}, "size": {"type": "integer", "format": "int64"}, "sizes": {"additionalProperties": {"type": "integer"}}, "status": {"oneOf": [{"$ref": "#/components/schemas/Status"}, {"type": "null"}]}}},
              "Status": {"type": "string", "enum": ["OPEN", "ENDED"]}}}}
            """;

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "/ship"                          | "/send"
            "post"                           | "put"
            "limit"                          | "size"
            "in": "query",                   | "in": "query", "required": true,
            "maximum": 100                   | "maximum": 50
            "default": 20                    | "default": 50
            , "default": 20                  | ``
            "requestBody": {                 | "requestBody": {"required": true,
            "200"                            | "202"
            "ETag"                           | "Version"
            ["number"]                       | ["number", "kind"]
            "maxLength": 20                  | "maxLength": 19
            ["A", "B"]                       | ["A"]
            ["id", "status"]                 | ["id"]
            "id": {"type": "string"}         | "id": {"type": "integer"}
            "id": {"type": "string"}         | "id": {"type": ["string", "null"]}
            "id": {"type": "string"}         | "key": {"type": "string"}
            "int64"                          | "int32"
            "additionalProperties": {        | "properties": {"BIG": {"type": "string"}}, "example": {
            "additionalProperties": {        | "example": {
            "maxLength": 20                  | "maxLength": 20, "format": "date"
            """)
    void it_breaks_a_client(String old, String now) {
        assertThat(BreakingChanges.ofApi(json(API), json(changed(old, now)))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"paths": {                      | {"paths": {"/new": {"get": {}},
            "maximum": 100                   | "maximum": 200
            "maxLength": 20                  | "maxLength": 20, "default": "1"
            ["number"]                       | []
            ["A", "B"]                       | ["A", "B", "C"]
            ["OPEN", "ENDED"]                | ["OPEN", "ENDED", "PAUSED"]
            "id": {"type": "string"}         | "id": {"type": "string"}, "more": {"type": "string"}
            ["id", "status"]                 | ["id", "status", "more"]
            "additionalProperties": {        | "properties": {"BIG": {"type": "integer"}}, "example": {
            {"oneOf": [{"$ref": "#/components/schemas/Status"}, {"type": "null"}]} | {"$ref": "#/components/schemas/Status"}
            """)
    void it_breaks_none(String old, String now) {
        assertThat(BreakingChanges.ofApi(json(API), json(changed(old, now)))).isEmpty();
    }

    @Test
    void the_comparison_knows_every_keyword_of_our_descriptions() throws IOException {
        Set<String> keywords = new TreeSet<>();
        collectFrom(json(Files.readString(Path.of("docs/openapi.json"))), keywords);
        try (Stream<Path> events = Files.list(Path.of("docs/events"))) {
            for (Path schema : (Iterable<Path>) events::iterator) {
                collect(json(Files.readString(schema)), keywords);
            }
        }

        assertThat(keywords).contains("format", "default", "const");
        keywords.removeAll(BreakingChanges.COMPARED);
        keywords.removeAll(BreakingChanges.IGNORED);
        assertThat(keywords).isEmpty();
    }

    /** Adds the keywords of all schemas anywhere in a description. */
    private static void collectFrom(JsonNode node, Set<String> keywords) {
        node.path("schemas").forEach(schema -> collect(schema, keywords));
        if (node.has("schema")) {
            collect(node.path("schema"), keywords);
        }
        node.forEach(child -> collectFrom(child, keywords));
    }

    private static void collect(JsonNode schema, Set<String> keywords) {
        keywords.addAll(schema.propertyNames());
        schema.path("properties").forEach(property -> collect(property, keywords));
        schema.path("oneOf").forEach(choice -> collect(choice, keywords));
        Stream.of("items", "additionalProperties")
                .map(schema::path)
                .filter(JsonNode::isObject)
                .forEach(part -> collect(part, keywords));
    }

    private static String changed(String old, String now) {
        assertThat(API).contains(old);
        return API.replace(old, now);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
