package org.reissue.web.fuzz;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reissue.testing.Answer;
import org.reissue.web.fuzz.ApiDescription.DescribedCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares answers with the OpenAPI description: status, media type, schema and problem types. */
final class AnswerCheck {

    private static final String DOCUMENT = "https://reissue.test/openapi.json";
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_TYPE = "urn:reissue:problem:";

    /** Each type of event adds members, which the description of events tells. */
    private static final String EVENT_DATA = "EventData";

    /** The whole description, once: the registry would read it again for each of its schemas, and keep it. */
    private final Schema document;

    private final Map<String, Schema> bySource = new ConcurrentHashMap<>();

    AnswerCheck(ApiDescription description) {
        JsonNode strict = description.root().deepCopy();
        strict.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getKey().equals(EVENT_DATA)) {
                allowNoOtherMembers(schema.getValue());
            }
        });
        document = SchemaRegistry.withDialect(
                        Dialects.getOpenApi31(),
                        builder -> builder.schemas(Map.of(DOCUMENT, strict.toString()))
                                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build()))
                .loadSchema(SchemaLocation.of(DOCUMENT));
    }

    /** A member that the description does not have is a fault too. */
    private static void allowNoOtherMembers(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** What is wrong with the answer; none if nothing is. */
    List<String> faults(DescribedCall call, String path, Answer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            return List.of("a server error");
        }
        if (answer.status() == 400 && path.contains("%00")) {
            return List.of(); // refused by Tomcat
        }
        JsonNode response = call.response(answer.status());
        if (response.isMissingNode()) {
            return List.of("an undocumented status");
        }
        String type = answer.header("Content-Type") == null
                ? ""
                : answer.header("Content-Type").replaceAll(";.*", "");
        if (answer.status() >= 400) {
            requireProblem(answer, type, response, faults);
        }
        Set<String> documented = Set.copyOf(response.path("content").propertyNames());
        if (type.isEmpty() ? !documented.isEmpty() : !documented.contains(type)) {
            faults.add("the media type " + type + " instead of " + documented);
        } else if (type.endsWith("json")) {
            faults.addAll(contradictions(call, answer, type));
        }
        return faults;
    }

    private static void requireProblem(Answer answer, String type, JsonNode response, List<String> faults) {
        String problem = answer.field("type").asString("");
        if (!type.equals(PROBLEM) || !problem.startsWith(PROBLEM_TYPE)) {
            faults.add("no problem");
        } else if (!response.path("description")
                .asString()
                .contains("`" + problem.substring(PROBLEM_TYPE.length()) + "`")) {
            faults.add("an undocumented problem");
        }
        if (answer.field("status").asInt(0) != answer.status()
                || answer.field("detail").asString("").isBlank()) {
            faults.add("a problem without its status or detail");
        }
    }

    private List<String> contradictions(DescribedCall call, Answer answer, String type) {
        String source = "/paths/%s/%s/responses/%d/content/%s/schema"
                .formatted(
                        escaped(call.template()),
                        call.method().toLowerCase(Locale.ROOT),
                        answer.status(),
                        escaped(type));
        return bySource.computeIfAbsent(source, this::schema).validate(answer.body()).stream()
                .map(Object::toString)
                .collect(Collectors.toList());
    }

    private Schema schema(String source) {
        return document.getRefSchema(SchemaLocation.of(DOCUMENT + "#" + source).getFragment());
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
