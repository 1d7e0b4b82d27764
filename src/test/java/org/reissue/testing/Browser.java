package org.reissue.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody who uses the console without JavaScript: keeps cookies, follows redirects, fills in forms and presses their
 * buttons. Reads English unless told otherwise.
 */
public final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Supplier<URI> base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String language = "en";

    Browser(Supplier<URI> base) {
        this.base = base;
    }

    /** At another address than that of the tests' service. */
    public static Browser at(URI base) {
        return new Browser(() -> base);
    }

    public Browser reading(String acceptLanguage) {
        this.language = acceptLanguage;
        return this;
    }

    public Browser cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** The value of a cookie, or null. */
    public String cookie(String name) {
        return cookies.get(name);
    }

    public Page get(String path) {
        return follow("GET", path, null);
    }

    /** Sends fields that no page has shown. */
    public Page post(String path, Map<String, String> fields) {
        List<String> pairs = fields.entrySet().stream()
                .map(field -> encoded(field.getKey(), field.getValue()))
                .toList();
        return follow("POST", path, Content.ofForm(String.join("&", pairs)));
    }

    /**
     * Fills in a form and presses its button.
     *
     * @param form its selector on the page
     * @param filled names and values by turns; a value of null leaves the field out
     */
    public Page submit(Page page, String form, String... filled) {
        return press(page, form + " button:not([formaction])", filled);
    }

    /** The same for one button among several. */
    public Page press(Page page, String selector, String... filled) {
        Element button = page.one(selector);
        FormElement form = (FormElement) button.closest("form");
        List<String> pairs = new ArrayList<>();
        Map<String, String> changed = new LinkedHashMap<>();
        for (int nr = 0; nr < filled.length; nr += 2) {
            changed.put(filled[nr], filled[nr + 1]);
        }
        for (KeyVal field : form.formData()) {
            if (!changed.containsKey(field.key())) {
                pairs.add(encoded(field.key(), field.value()));
            }
        }
        changed.forEach((name, value) -> {
            if (value != null) {
                pairs.add(encoded(name, value));
            }
        });
        if (button.hasAttr("name")) {
            pairs.add(encoded(button.attr("name"), button.val()));
        }
        String target = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        String body = String.join("&", pairs);
        return form.attr("method").equalsIgnoreCase("post")
                ? follow("POST", target, Content.ofForm(body))
                : get(target + "?" + body);
    }

    /**
     * Chooses a file in a form, and presses its button.
     *
     * @param form its selector on the page
     * @param field the name of the field of the file
     */
    public Page upload(Page page, String form, String field, byte[] file) {
        FormElement shown = (FormElement) page.one(form);
        String boundary = "----reissue-tests";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (KeyVal each : shown.formData()) {
            body.writeBytes(part(boundary, each.key(), ""));
            body.writeBytes((each.value() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(part(boundary, field, "; filename=\"补寄.csv\"\r\nContent-Type: text/csv"));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String type = shown.attr("enctype") + "; boundary=" + boundary;
        return follow("POST", shown.attr("action"), new Content(type, body.toByteArray()));
    }

    private static byte[] part(String boundary, String name, String more) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(boundary, name, more)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Page follow(String method, String path, Content body) {
        Page page = send(method, path, body);
        for (int hops = 0; hops < 5 && page.status() / 100 == 3; hops++) {
            URI target = base.get().resolve(page.path()).resolve(page.header("Location"));
            if (!target.getAuthority().equals(base.get().getAuthority())) {
                return page;
            }
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            page = send("GET", target.getRawPath() + query, (Content) null);
        }
        return page;
    }

    /** One request, without following a redirect. */
    public Page send(String method, String path, String body) {
        return send(method, path, body == null ? null : Content.ofForm(body));
    }

    /** The same with a content type of one's own. */
    public Page send(String method, String path, String type, String body) {
        return send(method, path, new Content(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Page send(String method, String path, Content body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.get().resolve(path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", language)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
        if (body != null) {
            request.header("Content-Type", body.type());
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(response.statusCode(), path, response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What a request carries. */
    private record Content(String type, byte[] bytes) {

        static Content ofForm(String pairs) {
            return new Content("application/x-www-form-urlencoded", pairs.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A page as it came. */
    public record Page(int status, String path, HttpHeaders headers, String source) {

        /** Fails, showing the page, unless it has this status. */
        public Page expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected status " + expected + " but got " + status + " at " + path + ": "
                        + headers.map() + "\n" + source);
            }
            return this;
        }

        public Document html() {
            return Jsoup.parse(source);
        }

        /** The one element that matches; fails when there is none or several. */
        public Element one(String selector) {
            List<Element> found = html().select(selector);
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " elements match " + selector + " at " + path + ":\n" + source);
            }
            return found.get(0);
        }

        public boolean has(String selector) {
            return !html().select(selector).isEmpty();
        }

        /** The texts of all elements that match. */
        public List<String> texts(String selector) {
            return html().select(selector).eachText();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }
}
