package org.reissue.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * What the API answered.
 *
 * @param body the JSON; a text node for any other content type, a missing node when empty
 */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    static Answer of(HttpResponse<byte[]> response, JsonMapper json) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = new String(response.body(), StandardCharsets.UTF_8);
        JsonNode body = text.isEmpty()
                ? MissingNode.getInstance()
                : type.contains("json") ? json.readTree(text) : StringNode.valueOf(text);
        return new Answer(response.statusCode(), response.headers(), body);
    }

    /** Fails, showing the whole answer, unless it has this status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected status " + expected + " but got " + this);
        }
        return this;
    }

    /** The header's value, or null. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The node at a path such as {@code items.0.status}; a missing node when there is none. */
    public JsonNode field(String path) {
        JsonNode node = body;
        for (String step : path.split("\\.")) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    /** The text at that path; fails when there is none, or no text. */
    public String text(String path) {
        JsonNode node = field(path);
        if (!node.isString()) {
            throw new AssertionError("No text at " + path + " of " + this);
        }
        return node.stringValue();
    }

    /** The whole number at that path; fails when there is none, or no whole number. */
    public long number(String path) {
        JsonNode node = field(path);
        if (!node.isIntegralNumber()) {
            throw new AssertionError("No whole number at " + path + " of " + this);
        }
        return node.longValue();
    }

    /** The texts found at {@code inner} of every element of the array at {@code path}, in order. */
    public List<String> texts(String path, String inner) {
        JsonNode array = field(path);
        if (!array.isArray()) {
            throw new AssertionError("No array at " + path + " of " + this);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            texts.add(text(path + "." + i + "." + inner));
        }
        return texts;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
