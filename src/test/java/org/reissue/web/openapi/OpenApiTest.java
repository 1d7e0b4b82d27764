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
    void it_is_openapi_31_with_the_four_parts_in_order() {
        assertThat(description.path("openapi").asString()).startsWith("3.1.");
        assertThat(StreamSupport.stream(description.path("tags").spliterator(), false)
                        .map(tag -> tag.path("name").asString())
                        .limit(4))
                .containsExactly("buyer", "merchant", "ops", "system");
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void everything_is_described() {
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
    void answers_are_described_by_what_they_hold() {
        operations()
                .forEach((name, operation) -> operation
                        .path("responses")
                        .properties()
                        .forEach(response -> assertThat(
                                        response.getValue().path("description").asString())
                                .as(name + " " + response.getKey())
                                // the name of a status says nothing, and a place in a message is filled in by a call
                                // alone
                                .isNotEqualTo("OK")
                                .doesNotContain("{")));
    }

    @Test
    void summaries_begin_with_a_capital_and_have_no_full_stop() {
        assertThat(operations().values().stream()
                        .map(operation -> operation.path("summary").asString("")))
                .allMatch(summary -> summary.matches("[A-Z].*[^.]"));
    }

    @Test
    void texts_are_markdown() {
        assertThat(description.toString()).doesNotContain("<code>", "<p>", "&amp;", "&lt;", "{@");
    }

    @Test
    void every_operation_lists_its_problems() {
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
    void every_operation_has_a_unique_id() {
        assertThat(operations().values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void applying_is_described_as_in_the_contract() {
        JsonNode apply = operations().get("post /api/v1/buyer/reissues");

        assertThat(apply.at("/responses/201/headers").propertyNames())
                .containsExactlyInAnyOrder("ETag", "Location", "Idempotency-Replayed", "X-Request-Id");
        assertThat(apply.path("responses").has("200")).isFalse();
        assertThat(apply.at("/responses/422/description").asString())
                .contains("`not-eligible`", "`idempotency-key-reused`");
    }

    @Test
    void examples_can_be_sent_as_swagger_ui_fills_them_in() {
        JsonNode schemas = description.at("/components/schemas");

        assertThat(schemas.at("/RuleRequest/properties/decision/example").asString())
                .as("an amount to refund is allowed only with")
                .isEqualTo("REFUND");
        assertThat(schemas.at("/ReplayRequest/example").propertyNames()).containsExactly("from");
        assertThat(schemas.at("/NumberFormat/example").propertyNames())
                .as("numbers of the pattern have no check digit")
                .containsExactlyInAnyOrder("pattern", "certainty", "source");
        for (String shipment : List.of("ShipRequest", "ShipmentItem")) {
            assertThat(schemas.at("/" + shipment + "/properties/confirmed/example")
                            .isBoolean())
                    .isTrue();
        }
    }

    @Test
    void the_problem_has_all_its_members() {
        assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "requestId",
                        "errors",
                        "violations",
                        "code",
                        "confirmable",
                        "likelyCarriers",
                        "caseStatus",
                        "allowedActions");
    }

    @Test
    void swagger_ui_is_at_the_root() {
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
