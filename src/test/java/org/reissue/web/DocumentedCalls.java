package org.reissue.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every call of the API, as the OpenAPI description lists them, with paths and bodies that name what there is: the
 * case, the order and the shop of a {@link Story}.
 */
final class DocumentedCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CARRIER = "HOSTILE";

    /** The bodies of calls that take CSV, which may name the case. */
    private static final Map<String, String> FILES = Map.of(
            "/api/v1/ops/categories/import",
            "id,name,parentId,opensAt,shopPercent\nhostile,Hostile,,,\n",
            "/api/v1/merchant/reissues/shipments",
            "id,carrier,trackingNumber\n%s,SF,SF1234567890123\n");

    private final Story story;
    private final JsonNode description;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Map<String, Client> callers;

    DocumentedCalls(Api api, Story story) {
        this.story = story;
        this.description = api.anonymous().get("/v3/api-docs").expect(200).body();
        known.put("orderId", story.orderId);
        known.put("itemId", story.itemId);
        known.put("shopId", story.shopId);
        known.put("buyerId", story.buyerId);
        known.put("categoryId", Story.OPEN_CATEGORY);
        known.put("parentId", Story.OPEN_CATEGORY);
        known.put("url", "https://localhost/hostile");
        // one token each: to sign takes longer than to be refused
        callers = Map.of(
                "buyer", story.buyer(), "merchant", story.merchant(), "ops", story.ops(), "system", api.system());
    }

    /**
     * One call.
     *
     * @param template the path with its variables in braces
     * @param mediaType the body's, or null without a body
     * @param body a body as the description shows it, or null without one
     */
    record Call(String method, String template, JsonNode operation, String mediaType, JsonNode schema, String body) {

        boolean isJson() {
            return "application/json".equals(mediaType);
        }

        boolean makesWebhooks() {
            return method.equals("POST") && template.endsWith("/webhooks");
        }
    }

    List<Call> all() {
        List<Call> calls = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith("/api/")) {
                        calls.addAll(calls(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()));
                    }
                }));
        return calls;
    }

    /** One call per media type of the body. */
    private List<Call> calls(String method, String template, JsonNode operation) {
        Set<Map.Entry<String, JsonNode>> content =
                operation.at("/requestBody/content").properties();
        if (content.isEmpty()) {
            return List.of(new Call(method, template, operation, null, null, null));
        }
        return content.stream()
                .map(body -> {
                    JsonNode schema = body.getValue().path("schema");
                    String example = body.getKey().equals("application/json")
                            ? body(schema, "", Map.of())
                            : FILES.get(template).formatted(story.id());
                    return new Call(method, template, operation, body.getKey(), schema, example);
                })
                .toList();
    }

    Client caller(Call call) {
        return callers.get(call.template().split("/")[3]);
    }

    /** The path of what there is. */
    String path(Call call) {
        return call.template()
                .replace("/reissues/{id}", "/reissues/" + story.id())
                .replace("{orderId}", story.orderId)
                .replace("{shopId}", story.shopId)
                .replace("{code}", CARRIER)
                .replace("/categories/{id}", "/categories/hostile")
                .replaceAll("\\{[^}]+}", "nothing-1");
    }

    /** Deletes the webhook that an answer names: each one that is left is served for the rest of the suite. */
    void deleteWebhook(String location) {
        callers.get("ops").delete(location).expect(204);
    }

    /** The path with this in place of every variable. */
    static String path(Call call, String variable) {
        return call.template().replaceAll("\\{[^}]+}", variable);
    }

    /** The body with the value, which is JSON, in place of the field, such as {@code items[0].quantity}. */
    String bodyWith(Call call, String field, String value) {
        return body(call.schema(), "", Map.of(field, value));
    }

    /** The fields of the body that objects have, such as {@code items[0].quantity}, with their schemas. */
    Map<String, JsonNode> fields(Call call) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        collect(call.schema(), "", fields);
        return fields;
    }

    /** What the description allows where the schema is, without its words: values of one kind are read alike. */
    String kind(JsonNode schema) {
        return ((ObjectNode) resolved(schema).deepCopy())
                .remove(List.of("description", "example", "title"))
                .toString();
    }

    /** The fields of the body that are lists; the empty one is the body itself. */
    List<String> lists(Call call) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("", call.schema());
        collect(call.schema(), "", fields);
        return fields.entrySet().stream()
                .filter(field -> isList(field.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isList(JsonNode reference) {
        JsonNode schema = resolved(reference);
        return schema.has("items")
                || schema.path("oneOf")
                        .valueStream()
                        .anyMatch(one -> resolved(one).has("items"));
    }

    private void collect(JsonNode reference, String path, Map<String, JsonNode> fields) {
        JsonNode schema = resolved(reference);
        if (schema.has("items")) {
            collect(schema.path("items"), path + "[0]", fields);
        }
        schema.path("oneOf").forEach(one -> collect(one, path, fields));
        schema.path("properties").properties().forEach(property -> {
            if (!resolved(property.getValue()).path("readOnly").asBoolean(false)) {
                String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                fields.put(name, property.getValue());
                collect(property.getValue(), name, fields);
            }
        });
    }

    private String body(JsonNode reference, String path, Map<String, String> replaced) {
        if (replaced.containsKey(path)) {
            return replaced.get(path);
        }
        JsonNode schema = resolved(reference);
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (known.containsKey(name)) {
            return JSON.writeValueAsString(known.get(name));
        }
        if (path.equals("items[0].id")) {
            return JSON.writeValueAsString(story.id());
        }
        if (path.equals("ids")) {
            return JSON.writeValueAsString(List.of(story.id()));
        }
        if (schema.has("oneOf")) {
            JsonNode chosen = schema.path("oneOf")
                    .valueStream()
                    .filter(one -> !path.isEmpty()
                            || replaced.keySet().stream().noneMatch(field -> field.startsWith("["))
                            || one.has("items"))
                    .filter(one -> !"null".equals(one.path("type").asString("")))
                    .findFirst()
                    .orElseThrow();
            return body(chosen, path, replaced);
        }
        boolean within = replaced.keySet().stream().anyMatch(field -> field.startsWith(path));
        if (path.equals("formats") && !within) {
            return "[]"; // or the carrier would be suggested for numbers of other tests
        }
        JsonNode example = reference.has("example") ? reference.path("example") : schema.path("example");
        if (!within && !example.isMissingNode()) {
            return JSON.writeValueAsString(example);
        }
        if (schema.has("items")) {
            return "[" + body(schema.path("items"), path + "[0]", replaced) + "]";
        }
        if (!schema.path("properties").isEmpty()) {
            List<String> members = new ArrayList<>();
            schema.path("properties")
                    .properties()
                    .forEach(property -> members.add(JSON.writeValueAsString(property.getKey()) + ": "
                            + body(
                                    property.getValue(),
                                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                                    replaced)));
            return "{" + String.join(", ", members) + "}";
        }
        return schema.path("enum").isEmpty()
                ? "null"
                : JSON.writeValueAsString(schema.path("enum").get(0));
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }
}
