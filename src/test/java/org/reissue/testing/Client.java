package org.reissue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** One caller of the API. Immutable: {@link #header} gives another client. Asks for English unless told otherwise. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Supplier<URI> base;
    private final Map<String, String> headers;
    private final Duration timeout;

    Client(Supplier<URI> base, Map<String, String> headers) {
        this(base, headers, TIMEOUT);
    }

    private Client(Supplier<URI> base, Map<String, String> headers, Duration timeout) {
        this.base = base;
        this.headers = headers;
        this.timeout = timeout;
    }

    /** Makes the caller wait so long for an answer; a minute otherwise. */
    public Client timeout(Duration wait) {
        return new Client(base, headers, wait);
    }

    /** Makes the caller send this header as well; it replaces one of the same name, null leaves it out. */
    public Client header(String name, String value) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Client(base, changed, timeout);
    }

    /** Makes the caller send this {@code Idempotency-Key}. */
    public Client key(String idempotencyKey) {
        return header("Idempotency-Key", idempotencyKey);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** All pages of a list, until there is no further one; each answer must be 200. */
    public List<Answer> getAll(String path) {
        List<Answer> pages = new ArrayList<>();
        String next = path;
        while (next != null) {
            Answer page = get(next).expect(200);
            pages.add(page);
            next = page.field("nextCursor").isNull()
                    ? null
                    : path + (path.contains("?") ? "&" : "?") + "cursor=" + page.text("nextCursor");
        }
        return pages;
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * Any method. A {@code String} or {@code byte[]} body goes out as it is, anything else as JSON, null as no body;
     * the content type is {@code application/json} unless a header says otherwise.
     */
    public Answer send(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.get() + path))
                .timeout(timeout)
                .method(method, publisher(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return Answer.of(response, JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        if (body instanceof byte[] bytes) {
            return BodyPublishers.ofByteArray(bytes);
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }
}
