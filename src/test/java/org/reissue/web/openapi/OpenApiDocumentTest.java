package org.reissue.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.BreakingChanges;
import org.reissue.testing.GeneratedDocument;
import org.reissue.testing.ReissueTest;
import org.reissue.web.api.Identifier;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/openapi.json} is the description that the service gives in default mode, and breaks no client. */
@ReissueTest
class OpenApiDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A fault of 1.0.0, which took any type for one that no case is of (decision 0045). */
    private static final String CORRECTED = "get \\S+/reissues(/export)? type: (enum \\[] beside \\[REISSUE]|pattern)";

    @Autowired
    private Api api;

    @Test
    void the_document_is_what_the_service_says() throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description());
        GeneratedDocument.assertCurrent(DOCUMENT, text.replace("\r\n", "\n") + "\n");
    }

    @Test
    void every_path_has_its_place_in_the_journey() {
        assertThat(description().path("paths").propertyNames()).containsExactlyElementsOf(JourneyOrderCustomizer.PATHS);
    }

    @Test
    void members_that_are_always_there_are_required() {
        JsonNode schemas = description().at("/components/schemas");

        assertThat(names(schemas.at("/CloudEvent/required")))
                .contains("id", "type", "data")
                .doesNotContain("traceparent");
        assertThat(names(schemas.at("/EventData/required"))).contains("caseId", "deadlineAt");
        assertThat(names(schemas.at("/Problem/required")))
                .contains("type", "title", "status", "detail")
                .doesNotContain("errors", "code", "allowedActions");
        assertThat(description().toString()).doesNotContain("x-absent");
    }

    @Test
    void every_answer_names_its_request_and_says_when_to_try_again() {
        JsonNode headers = description().at("/components/headers");
        assertThat(headers.at("/X-Request-Id/required").asBoolean()).isTrue();
        assertThat(headers.at("/Retry-After/schema/type").asString()).isEqualTo("integer");

        description().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().valueStream())
                .forEach(operation -> operation.path("responses").properties().forEach(response -> {
                    JsonNode declared = response.getValue().path("headers");
                    assertThat(declared.at("/X-Request-Id/$ref").asString())
                            .isEqualTo("#/components/headers/X-Request-Id");
                    assertThat(declared.has("Retry-After"))
                            .as(operation.path("operationId") + " " + response.getKey())
                            .isEqualTo(Set.of("429", "503").contains(response.getKey()));
                }));
    }

    @Test
    void members_that_may_be_null_say_so() {
        JsonNode schemas = description().at("/components/schemas");
        Set<String> seen = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (Class<?> record : records()) {
            String name = schemaName(record);
            JsonNode properties = schemas.path(name).path("properties");
            for (RecordComponent component : record.getRecordComponents()) {
                JsonNode property = properties.path(component.getName());
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !component.getAccessor().isAnnotationPresent(JsonInclude.class)
                        && !property.isMissingNode()) {
                    seen.add(name);
                    if (!allowsNull(property)) {
                        silent.add(name + "." + component.getName());
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(20).contains("OrderFacts", "BatchOrderItem");
        assertThat(silent).isEmpty();
    }

    @Test
    void no_client_of_a_release_breaks() throws IOException {
        JsonNode now = description();
        try (Stream<Path> files = Files.list(Path.of("docs/releases"))) {
            List<Path> releases = files.filter(
                            file -> file.getFileName().toString().matches("openapi-1\\..*\\.json"))
                    .toList();
            assertThat(releases).isNotEmpty();
            for (Path release : releases) {
                // as 1.0.0 meant it: its service matched whole ids too
                String released =
                        Files.readString(release).replace("\"[A-Za-z0-9._:-]{1,64}\"", '"' + Identifier.PATTERN + '"');
                assertThat(BreakingChanges.ofApi(JSON.readTree(released), now))
                        .as("clients of %s", release)
                        .filteredOn(change -> !change.matches(CORRECTED))
                        .isEmpty();
            }
        }
    }

    private static List<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.reissue").stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static String schemaName(Class<?> record) {
        Schema annotation = record.getAnnotation(Schema.class);
        return annotation == null || annotation.name().isEmpty() ? record.getSimpleName() : annotation.name();
    }

    private static boolean allowsNull(JsonNode property) {
        return names(property.path("type")).contains("null")
                || property.path("oneOf")
                        .valueStream()
                        .anyMatch(choice -> choice.path("type").asString("").equals("null"));
    }

    private JsonNode description() {
        return api.anonymous().get("/v3/api-docs").expect(200).body();
    }

    private static List<String> names(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).toList();
    }
}
