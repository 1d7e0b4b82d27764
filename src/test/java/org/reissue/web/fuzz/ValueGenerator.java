package org.reissue.web.fuzz;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws values from schemas: such as fit, such as are just beyond what fits, and such as nobody expects. */
final class ValueGenerator {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** JSON as it stands in a body. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "-0",
            "99999999999999999999",
            "2147483648",
            "-9223372036854775809",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\\ufeff\\u2028\"",
            "\"'; drop table reissue_case; --\"",
            "\"${jndi:ldap://x}\"",
            "\"%s%n{0}\"",
            "\"=1+1\"",
            "\"" + "很".repeat(600) + "\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"2026-11-23T24:00:00+18:00\"",
            "\"PT-9223372036854775808S\"",
            "\"P1Y\"",
            "\"http://[::1\"",
            "[]",
            "[null]",
            "{}",
            "{\"a\":{\"a\":{\"a\":{}}}}",
            "[[[[]]]]");

    private static final List<String> DURATIONS =
            List.of("PT1M", "PT24H", "P2D", "P30D", "PT48H", "PT59S", "P31D", "PT0S");

    private final ApiDescription description;
    private final KnownValues known;
    private final Random random;
    private final int oddPercent;

    /** @param oddPercent how often a value does not fit */
    ValueGenerator(ApiDescription description, KnownValues known, Random random, int oddPercent) {
        this.description = description;
        this.known = known;
        this.random = random;
        this.oddPercent = oddPercent;
    }

    /** A value as JSON. */
    String json(JsonNode reference, String name) {
        if (chance(oddPercent)) {
            return chance(50) ? one(HOSTILE) : beyond(description.resolved(reference));
        }
        return fitting(reference, name);
    }

    /** A value of a parameter, which has no quotes. */
    String text(JsonNode reference, String name) {
        String json = json(reference, name);
        return json.startsWith("\"") ? JSON.readTree(json).asString() : json;
    }

    private String fitting(JsonNode reference, String name) {
        JsonNode schema = description.resolved(reference);
        if (schema.has("oneOf")) {
            return fitting(one(List.copyOf(schema.path("oneOf").values())), name);
        }
        List<String> there = known.of(name);
        if (!there.isEmpty() && chance(80)) {
            return quoted(one(there));
        }
        if (schema.has("enum")) {
            return quoted(one(List.copyOf(schema.path("enum").values())).asString());
        }
        JsonNode example = reference.has("example") ? reference.path("example") : schema.path("example");
        if (!example.isMissingNode() && chance(40)) {
            return JSON.writeValueAsString(example);
        }
        return switch (one(types(schema))) {
            case "object" -> object(schema);
            case "array" -> array(schema, name);
            case "integer", "number" -> number(schema);
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "null" -> "null";
            default -> quoted(string(schema));
        };
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream().map(JsonNode::asString).toList();
        }
        return List.of(type.asString(schema.has("properties") ? "object" : "string"));
    }

    private String object(JsonNode schema) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            boolean hidden = property.getValue().path("readOnly").asBoolean(false);
            boolean present = required.contains(name) ? !chance(oddPercent) : chance(60);
            if (present && !hidden) {
                members.add(quoted(name) + ":" + json(property.getValue(), name));
            }
        }
        if (chance(oddPercent)) {
            members.add(members.isEmpty() || chance(50) ? "\"colour\":1" : one(members));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String array(JsonNode schema, String name) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(4), least + 3);
        int size =
                chance(oddPercent) ? schema.path("maxItems").asInt(20) + 1 : least + random.nextInt(most - least + 1);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(json(schema.path("items"), name));
        }
        return "[" + String.join(",", items) + "]";
    }

    private String number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(1_000_000);
        long small = Math.min(most, least + 5);
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(least);
            case 1 -> String.valueOf(most);
            default -> String.valueOf(least + random.nextLong(small - least + 1));
        };
    }

    private String string(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> instant().toString();
            case "date" -> instant().toString().substring(0, 10);
            case "duration" -> one(DURATIONS);
            case "uri" -> "https://img.example/" + random.nextInt(100) + ".jpg";
            default -> letters(Math.max(1, schema.path("minLength").asInt(1)) + random.nextInt(8));
        };
    }

    private Instant instant() {
        return known.now().plus(Duration.ofHours(random.nextInt(-500, 500)));
    }

    /** Just beyond what the schema allows. */
    private String beyond(JsonNode schema) {
        if (schema.has("maximum") && chance(50)) {
            return new BigInteger(schema.path("maximum").asString())
                    .add(BigInteger.ONE)
                    .toString();
        }
        if (schema.has("minimum")) {
            return String.valueOf(schema.path("minimum").asLong() - 1);
        }
        if (schema.has("maxLength")) {
            return quoted(letters(schema.path("maxLength").asInt() + random.nextInt(2)));
        }
        return quoted(one(List.of("UNKNOWN", "a b", "é", "-", "a".repeat(64), "a".repeat(65))));
    }

    private String letters(int length) {
        return random.ints(length, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
