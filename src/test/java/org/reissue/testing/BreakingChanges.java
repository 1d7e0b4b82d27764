package org.reissue.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds the changes of a description that break a client made from the earlier one. */
public final class BreakingChanges {

    /** The keywords that the comparison understands. */
    static final Set<String> COMPARED = Set.of(
            "$ref",
            "additionalProperties",
            "const",
            "default",
            "enum",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "type");

    /** The keywords that change nothing for a client. */
    static final Set<String> IGNORED = Set.of("$schema", "description", "example", "examples", "readOnly", "title");

    private static final List<String> LEAST = List.of("minimum", "minLength", "minItems");
    private static final List<String> MOST = List.of("maximum", "maxLength", "maxItems");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** The breaking changes between two OpenAPI descriptions; empty if every client goes on. */
    public static List<String> ofApi(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> changes.compareOperation(
                                operation.getKey() + " " + path.getKey(),
                                operation.getValue(),
                                after.path("paths").path(path.getKey()).path(operation.getKey()))));
        return changes.found;
    }

    /** The changes between two JSON Schemas that break who reads such a document. */
    public static List<String> ofReadSchema(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.compareSchema("", before, after, false);
        return changes.found;
    }

    private void compareOperation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(name + ": removed");
            return;
        }
        if (!old.path("operationId").equals(now.path("operationId"))) {
            found.add(name + ": operationId, which names the method of generated clients");
        }
        compareParameters(name, old.path("parameters"), now.path("parameters"));
        JsonNode oldBody = old.path("requestBody");
        JsonNode newBody = now.path("requestBody");
        if (newBody.path("required").asBoolean(false)
                && !oldBody.path("required").asBoolean(false)) {
            found.add(name + ": a body is required");
        }
        compareContent(name + " body", oldBody, newBody, true);
        old.path("responses").properties().forEach(response -> {
            String status = name + " " + response.getKey();
            JsonNode newResponse = now.path("responses").path(response.getKey());
            if (newResponse.isMissingNode() && response.getKey().startsWith("2")) {
                found.add(status + ": removed");
            } else if (!newResponse.isMissingNode()) {
                compareContent(status, response.getValue(), newResponse, false);
                requireAll(status, response.getValue().path("headers"), newResponse.path("headers"));
            }
        });
    }

    private void compareParameters(String name, JsonNode old, JsonNode now) {
        old.forEach(parameter -> {
            JsonNode same = parameter(now, parameter);
            String place = name + " " + parameter.path("name").asString();
            if (same.isMissingNode()) {
                found.add(place + ": removed");
            } else {
                compareSchema(place, parameter.path("schema"), same.path("schema"), true);
            }
        });
        now.forEach(parameter -> {
            boolean requiredBefore = parameter(old, parameter).path("required").asBoolean(false);
            if (parameter.path("required").asBoolean(false) && !requiredBefore) {
                found.add(name + " " + parameter.path("name").asString() + ": is required");
            }
        });
    }

    private static JsonNode parameter(JsonNode parameters, JsonNode wanted) {
        return parameters
                .valueStream()
                .filter(parameter -> parameter.path("name").equals(wanted.path("name"))
                        && parameter.path("in").equals(wanted.path("in")))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void compareContent(String place, JsonNode old, JsonNode now, boolean sent) {
        requireAll(place, old.path("content"), now.path("content"));
        old.path("content").properties().forEach(media -> {
            JsonNode same = now.path("content").path(media.getKey());
            if (!same.isMissingNode()) {
                compareSchema(place, media.getValue().path("schema"), same.path("schema"), sent);
            }
        });
    }

    private void requireAll(String place, JsonNode old, JsonNode now) {
        old.propertyNames().stream()
                .filter(name -> !now.has(name))
                .forEach(name -> found.add(place + "." + name + ": removed"));
    }

    /** @param sent whether the client sends it; else the client reads it */
    private void compareSchema(String place, JsonNode oldSchema, JsonNode newSchema, boolean sent) {
        JsonNode old = resolved(before, oldSchema);
        JsonNode now = resolved(after, newSchema);
        if (sent && oldSchema.has("default") && !oldSchema.path("default").equals(newSchema.path("default"))) {
            found.add(place + ": default");
        }
        if (!oldSchema.path("$ref").isMissingNode()
                && !compared.add(oldSchema.path("$ref") + " " + newSchema.path("$ref") + sent)) {
            return;
        }
        requireAll(place, old.path("properties"), now.path("properties"));
        if (!old.path("format").equals(now.path("format"))) {
            found.add(place + ": format, which gives generated clients another type");
        }
        // what is sent may become wider, what is read may become narrower
        JsonNode narrow = sent ? old : now;
        JsonNode wide = sent ? now : old;
        requireWithin(
                place, "type", types(narrow, sent ? oldSchema : newSchema), types(wide, sent ? newSchema : oldSchema));
        requireWithin(place, "required", texts(wide.path("required")), texts(narrow.path("required")));
        if (sent) {
            requireWithin(place, "enum", texts(old.path("enum")), texts(now.path("enum")));
            compareLimits(place, old, now);
        } else if (now.has("const") && !now.path("const").equals(old.path("const"))) {
            found.add(place + ": const");
        }
        old.path("properties").properties().forEach(property -> {
            JsonNode same = now.path("properties").path(property.getKey());
            if (!same.isMissingNode()) {
                compareSchema(place + "." + property.getKey(), property.getValue(), same, sent);
            }
        });
        if (old.path("items").isObject()) {
            compareSchema(place + "[]", old.path("items"), now.path("items"), sent);
        }
        JsonNode others = old.path("additionalProperties");
        if (others.isObject() && !sent && now.has("properties") && !now.has("additionalProperties")) {
            now.path("properties").forEach(named -> compareSchema(place + "[]", others, named, false));
        } else if (others.isObject()) {
            compareSchema(place + "[]", others, now.path("additionalProperties"), sent);
        }
    }

    private void compareLimits(String place, JsonNode old, JsonNode now) {
        for (String limit : LEAST) {
            if (now.has(limit) && now.path(limit).asDouble() > old.path(limit).asDouble(Double.NEGATIVE_INFINITY)) {
                found.add(place + ": " + limit);
            }
        }
        for (String limit : MOST) {
            if (now.has(limit) && now.path(limit).asDouble() < old.path(limit).asDouble(Double.POSITIVE_INFINITY)) {
                found.add(place + ": " + limit);
            }
        }
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            found.add(place + ": pattern");
        }
    }

    /** An empty set allows everything. */
    private void requireWithin(String place, String keyword, Set<String> narrow, Set<String> wide) {
        boolean within = keyword.equals("required")
                ? wide.containsAll(narrow)
                : wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
        if (!within) {
            found.add(place + ": " + keyword + " " + narrow + " beside " + wide);
        }
    }

    /** The schema itself, where it is a reference, or a reference or null. */
    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode either = schema.path("oneOf");
        if (either.size() == 2 && either.valueStream().anyMatch(BreakingChanges::isNull)) {
            JsonNode other = either.valueStream()
                    .filter(choice -> !isNull(choice))
                    .findFirst()
                    .orElseThrow();
            return resolved(document, other);
        }
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static boolean isNull(JsonNode schema) {
        return texts(schema.path("type")).equals(Set.of("null"));
    }

    private static Set<String> types(JsonNode resolved, JsonNode schema) {
        Set<String> types = texts(resolved.path("type"));
        if (schema.has("oneOf")) {
            types.add("null");
        }
        return types;
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isString()
                ? new TreeSet<>(Set.of(oneOrMany.asString()))
                : oneOrMany.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
