package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.reissue.history.CaseEventReader;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.BreakingChanges;
import org.reissue.testing.GeneratedDocument;
import org.reissue.web.openapi.ConstantJavadoc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docs/asyncapi.yaml} and the JSON Schemas in {@code docs/events}: made from the event types with their Javadoc,
 * and the Javadoc of the events' records (by way of the OpenAPI description).
 */
final class EventContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SCHEMAS = Path.of("docs/events");
    private static final Path RELEASES = Path.of("docs/releases");

    private final JsonNode openApi;

    EventContract(JsonNode openApi) {
        this.openApi = openApi;
    }

    /**
     * Fails if a file is stale, an event contradicts the schema of its type, or a follower of a release would break.
     */
    void assertCurrent(Map<String, JsonNode> examples, List<JsonNode> events) throws IOException {
        for (String type : CaseEventReader.TYPES) {
            ObjectNode schema = schema(type);
            requireValid(type, schema, examples.get(type));
            events.stream()
                    .filter(event -> event.path("type").asString().equals(type))
                    .forEach(event -> requireValid(type, schema, event));
            requireCompatible(type, schema);
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
            GeneratedDocument.assertCurrent(SCHEMAS.resolve(fileName(type)), text.replace("\r\n", "\n") + "\n");
        }
        try (var files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CaseEventReader.TYPES.stream()
                            .map(EventContract::fileName)
                            .toList());
        }
        GeneratedDocument.assertCurrent(Path.of("docs/asyncapi.yaml"), AsyncApiDocument.render(examples));
    }

    static String fileName(String type) {
        return type + ".schema.json";
    }

    /** What events of the type mean: the Javadoc of its constant. */
    static String description(String type) {
        EventType constant = Arrays.stream(EventType.values())
                .filter(candidate -> candidate.eventName().equals(type))
                .findFirst()
                .orElseThrow();
        String description = ConstantJavadoc.of(constant);
        assertThat(description).as("Javadoc of %s", constant).isNotBlank();
        return description;
    }

    private ObjectNode schema(String type) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type);
        schema.setAll((ObjectNode) inlined(openApi.at("/components/schemas/CloudEvent")));
        schema.put("description", description(type));
        ObjectNode properties = (ObjectNode) schema.path("properties");
        ((ObjectNode) properties.path("type")).put("const", type).put("example", type);
        ObjectNode data = (ObjectNode) properties.path("data");
        EventDetails.of(type).forEach((field, detail) -> {
            ((ObjectNode) data.path("properties")).set(field, JSON.valueToTree(detail.schema()));
            if (detail.always()) {
                data.withArray("required").add(field);
            }
        });
        replaceExamples(schema);
        return schema;
    }

    /** The schema without references. */
    private JsonNode inlined(JsonNode schema) {
        if (schema.has("$ref")) {
            return inlined(openApi.at(schema.path("$ref").asString().substring(1)));
        }
        JsonNode copy = schema.deepCopy();
        if (copy.path("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(property -> property.setValue(inlined(property.getValue())));
        }
        return copy;
    }

    /** JSON Schema has {@code examples} alone. */
    private static void replaceExamples(ObjectNode schema) {
        JsonNode example = schema.remove("example");
        if (example != null) {
            schema.putArray("examples").add(example);
        }
        schema.path("properties").forEach(property -> replaceExamples((ObjectNode) property));
    }

    private static void requireValid(String type, ObjectNode schema, JsonNode event) {
        ObjectNode strict = schema.deepCopy();
        strict.put("additionalProperties", false);
        ((ObjectNode) strict.at("/properties/data")).put("additionalProperties", false);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(strict)
                        .validate(event))
                .as("%s: %s", type, event)
                .isEmpty();
    }

    private static void requireCompatible(String type, ObjectNode schema) throws IOException {
        try (var releases = Files.newDirectoryStream(RELEASES, "asyncapi-1.*")) {
            for (Path release : releases) {
                Path file = release.resolve(fileName(type));
                if (Files.exists(file)) {
                    assertThat(BreakingChanges.ofReadSchema(JSON.readTree(file.toFile()), schema))
                            .as("followers of %s", file)
                            .isEmpty();
                }
            }
        }
    }

    /** Fails if a type that a release had is gone. */
    static void assertNoTypeIsGone() throws IOException {
        assertThat(RELEASES.resolve("asyncapi-1.0.0")).isNotEmptyDirectory();
        try (var releases = Files.newDirectoryStream(RELEASES, "asyncapi-1.*")) {
            for (Path release : releases) {
                try (var files = Files.list(release)) {
                    assertThat(CaseEventReader.TYPES.stream().map(EventContract::fileName))
                            .containsAll(files.map(file -> file.getFileName().toString())
                                    .toList());
                }
            }
        }
    }
}
