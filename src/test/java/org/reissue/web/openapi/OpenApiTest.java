package org.reissue.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ReissueTest
class OpenApiTest {

    @Autowired
    private Api api;

    private JsonNode description;

    @BeforeEach
    void read() {
        description = api.anonymous().get("/v3/api-docs").expect(200).body();
    }

    @Test
    void itIsOpenApi31WithTheFourPartsInOrder() {
        assertThat(description.path("openapi").asString()).startsWith("3.1.");
        assertThat(StreamSupport.stream(description.path("tags").spliterator(), false)
                        .map(tag -> tag.path("name").asString())
                        .limit(4))
                .containsExactly("buyer", "merchant", "ops", "system");
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        operations().forEach((name, operation) -> {
            require(silent, name, operation);
            operation
                    .path("parameters")
                    .forEach(parameter -> require(silent, name + " " + parameter.path("name"), parameter));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> require(silent, name + " " + response.getKey(), response.getValue()));
        });
        description.at("/components/schemas").properties().forEach(schema -> {
            require(silent, schema.getKey(), schema.getValue());
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(property ->
                            require(silent, schema.getKey() + "." + property.getKey(), property.getValue()));
            schema.getValue().path("enum").forEach(value -> {
                if (!schema.getValue().path("description").asString("").contains("`" + value.asString() + "`: ")) {
                    silent.add(schema.getKey() + " " + value.asString());
                }
            });
        });

        assertThat(operations()).isNotEmpty();
        assertThat(silent).isEmpty();
    }

    @Test
    void textsAreMarkdown() {
        assertThat(description.toString()).doesNotContain("<code>", "<p>", "&amp;", "&lt;", "{@");
    }

    @Test
    void everyCallListsItsProblems() {
        operations().forEach((name, operation) -> {
            if (!name.contains(" /api/")) {
                return;
            }
            JsonNode responses = operation.path("responses");
            List<String> expected = new ArrayList<>(List.of("401", "403", "406", "503"));
            if (name.contains("{")) {
                expected.add("404");
            }
            if (operation.has("requestBody")) {
                expected.addAll(List.of("400", "413", "415"));
            }
            if (!name.startsWith("get ")) {
                expected.add("409");
            }
            assertThat(responses.propertyNames()).as(name).containsAll(expected);
            responses.properties().stream()
                    .filter(response -> !response.getKey().startsWith("2"))
                    .forEach(response -> {
                        assertThat(response.getValue().path("description").asString())
                                .as(name)
                                .contains("`");
                        assertThat(response.getValue()
                                        .at("/content/application~1problem+json/schema/$ref")
                                        .asString())
                                .as(name)
                                .isEqualTo("#/components/schemas/Problem");
                    });
        });
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        assertThat(operations().values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void applyingIsDescribedAsTheContractHasIt() {
        JsonNode apply = operations().get("post /api/v1/buyer/reissues");

        assertThat(apply.at("/responses/201/headers").propertyNames())
                .containsExactlyInAnyOrder("ETag", "Location", "Idempotency-Replayed");
        assertThat(apply.path("responses").has("200")).isFalse();
        assertThat(apply.at("/responses/422/description").asString())
                .contains("`not-eligible`", "`idempotency-key-reused`");
    }

    @Test
    void theProblemHasAllItsMembers() {
        assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "errors",
                        "violations",
                        "code",
                        "caseStatus",
                        "allowedActions");
    }

    @Test
    void swaggerUiIsAtTheRoot() {
        assertThat(api.anonymous().get("/").expect(302).header("Location")).endsWith("/swagger-ui.html");
        api.anonymous().get("/swagger-ui/index.html").expect(200);
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    private static void require(List<String> silent, String name, JsonNode described) {
        if (described.path("description").asString("").isBlank()) {
            silent.add(name);
        }
    }
}
