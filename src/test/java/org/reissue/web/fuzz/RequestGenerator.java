package org.reissue.web.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.web.fuzz.ApiDescription.DescribedCall;
import tools.jackson.databind.JsonNode;

/** Draws one request after another, for one call after another. */
final class RequestGenerator {

    private static final List<String> PATH_VALUES =
            List.of("x", "'", "%", " ", "很", "null", "0", "-1", "a/b", "a;b", "x".repeat(65), "00000000-0000-0000");

    private static final List<String> BODIES = List.of(
            "", " ", "null", "[]", "{}", "\"x\"", "{", "[{}]", "[null]", "7", "\u0000", "{\"a\":1,\"a\":1}", "﻿{}");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=utf-8",
            "*/*");

    private static final Map<String, List<String>> ODD_HEADERS = Map.of(
            "Accept", List.of("*/*", "application/json", "application/problem+json", "text/html", "text/csv", "a;q=2"),
            "Accept-Language", List.of("zh-CN", "fr, en;q=0.5", "*", "x".repeat(200), ";"),
            "Idempotency-Key", List.of("k", "k".repeat(64), "k".repeat(300), "", "a b", "\"k\""),
            "If-Match", List.of("*", "\"1\"", "\"2\"", "W/\"1\"", "\"", "1", "\"1\", \"2\"", ","),
            "Prefer", List.of("return=minimal"),
            "Range", List.of("bytes=0-0"),
            "If-None-Match", List.of("*", "\"1\""));

    private final Api api;
    private final ApiDescription description;
    private final KnownValues known;

    RequestGenerator(Api api, ApiDescription description, KnownValues known) {
        this.api = api;
        this.description = description;
        this.known = known;
    }

    FuzzRequest next(DescribedCall call, Random random) {
        int oddPercent = List.of(0, 0, 5, 25).get(random.nextInt(4));
        ValueGenerator generator = new ValueGenerator(description, known, random, oddPercent);
        Map<String, String> headers = new TreeMap<>();
        call.parameters("header").forEach(header -> {
            if (random.nextInt(4) == 0) {
                String name = header.path("name").asString();
                headers.put(name, one(ODD_HEADERS.getOrDefault(name, List.of("x")), random));
            }
        });
        if (random.nextInt(100) < oddPercent) {
            String name = one(List.copyOf(new TreeMap<>(ODD_HEADERS).keySet()), random);
            headers.put(name, one(ODD_HEADERS.get(name), random));
        }
        String path = path(call, generator, random, oddPercent) + query(call, generator, random);
        String body = body(call, generator, random, oddPercent, headers);
        return new FuzzRequest(call, caller(call, random, oddPercent), path, headers, body);
    }

    private String path(DescribedCall call, ValueGenerator generator, Random random, int oddPercent) {
        String path = call.template();
        for (JsonNode variable : call.parameters("path")) {
            String name = variable.path("name").asString();
            List<String> there = known.ofVariable(call.template(), name);
            String value =
                    there.isEmpty() || random.nextInt(100) < oddPercent ? one(PATH_VALUES, random) : one(there, random);
            path = path.replace("{" + name + "}", encoded(value).replace("+", "%20"));
        }
        return path;
    }

    private static String query(DescribedCall call, ValueGenerator generator, Random random) {
        List<String> parts = new ArrayList<>();
        for (JsonNode parameter : call.parameters("query")) {
            if (parameter.path("required").asBoolean(false) || random.nextInt(3) == 0) {
                String name = parameter.path("name").asString();
                JsonNode schema = parameter.path("schema");
                parts.add(name + "="
                        + encoded(
                                generator.text(schema.path("items").isObject() ? schema.path("items") : schema, name)));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private @Nullable String body(
            DescribedCall call, ValueGenerator generator, Random random, int oddPercent, Map<String, String> headers) {
        if (call.bodyTypes().isEmpty()) {
            return null;
        }
        String type = one(call.bodyTypes(), random);
        headers.put("Content-Type", random.nextInt(100) * 3 < oddPercent ? one(TYPES, random) : type);
        if (random.nextInt(100) * 2 < oddPercent) {
            return one(BODIES, random);
        }
        return type.equals("text/csv") ? csv(call, random) : generator.json(call.bodySchema(type), "");
    }

    private String csv(DescribedCall call, Random random) {
        boolean categories = call.template().contains("/categories/");
        StringBuilder lines = new StringBuilder(
                categories ? "id,name,parentId,opensAt,shopPercent\n" : "id,carrier,trackingNumber\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> cells = categories
                    ? List.of(
                            "fuzz-" + random.nextInt(4),
                            "Fuzz",
                            odd("fuzz-1", random),
                            odd("", random),
                            odd("100", random))
                    : List.of(
                            odd(known.of("id").isEmpty() ? "" : one(known.of("id"), random), random),
                            odd("SF", random),
                            odd(one(known.of("trackingNumber"), random), random));
            lines.append(String.join(",", cells)).append('\n');
        }
        return lines.toString();
    }

    private static String odd(String cell, Random random) {
        return random.nextInt(6) == 0 ? one(List.of("", "x", "\"", "\"a,b\"", "-1", "很", "=1+1"), random) : cell;
    }

    private Client caller(DescribedCall call, Random random, int oddPercent) {
        if (random.nextInt(100) * 3 >= oddPercent) {
            return known.caller(call.part());
        }
        return switch (random.nextInt(4)) {
            case 0 -> api.anonymous();
            case 1 -> api.bearer("x.y.z");
            case 2 -> api.buyer("somebody-else");
            default -> known.caller(one(List.of("buyer", "merchant", "ops", "system"), random));
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
