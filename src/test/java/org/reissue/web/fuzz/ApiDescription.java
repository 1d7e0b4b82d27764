package org.reissue.web.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reissue.testing.Api;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description of the service. */
final class ApiDescription {

    private final JsonNode root;

    ApiDescription(Api api) {
        root = api.anonymous().get("/v3/api-docs").expect(200).body();
    }

    JsonNode root() {
        return root;
    }

    /** The calls of the API proper, with or without a body. */
    List<DescribedCall> calls() {
        List<DescribedCall> calls = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith("/api/")) {
                        calls.add(new DescribedCall(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                    }
                }));
        return calls;
    }

    /** The schema itself, for one that only refers to it. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /**
     * One call.
     *
     * @param template the path with its variables in braces
     */
    record DescribedCall(String method, String template, JsonNode operation) {

        /** {@code buyer}, {@code merchant}, {@code ops} or {@code system}. */
        String part() {
            return template.split("/")[3];
        }

        /** The parameters in {@code path}, {@code query} or {@code header}. */
        List<JsonNode> parameters(String place) {
            return operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(place))
                    .toList();
        }

        /** The media types that the body may have; none without a body. */
        List<String> bodyTypes() {
            return List.copyOf(operation.at("/requestBody/content").propertyNames());
        }

        JsonNode bodySchema(String mediaType) {
            return operation.path("requestBody").path("content").path(mediaType).path("schema");
        }

        /** What the description says of an answer with this status; missing when it says nothing. */
        JsonNode response(int status) {
            return operation.path("responses").path(String.valueOf(status));
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }
}
