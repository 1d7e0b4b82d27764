package org.reissue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A user of the console without JavaScript: keeps cookies, follows redirects, fills in forms and presses their buttons.
 * Reads English unless told otherwise.
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
        return follow("POST", path, FormContent.of(FormContent.pairs(fields)));
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

    /**
     * Fills in the form of a button, one among several, and presses it.
     *
     * @param selector the button on the page
     */
    public Page press(Page page, String selector, String... filled) {
        Element button = page.one(selector);
        FormElement form =
                (FormElement) (button.hasAttr("form") ? page.one("#" + button.attr("form")) : button.closest("form"));
        String target = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        String pairs = FormContent.pairs(form, button, filled);
        return form.attr("method").equalsIgnoreCase("post")
                ? follow("POST", target, FormContent.of(pairs))
                : get(target + "?" + pairs);
    }

    /**
     * Chooses a file in a form, and presses its button.
     *
     * @param form its selector on the page
     * @param field the name of the field of the file
     */
    public Page upload(Page page, String form, String field, byte[] file) {
        FormElement shown = (FormElement) page.one(form);
        return follow("POST", shown.attr("action"), FormContent.withFile(shown, field, file));
    }

    private Page follow(String method, String path, FormContent body) {
        Page page = send(method, path, body);
        for (int hops = 0; hops < 5 && page.status() / 100 == 3; hops++) {
            URI target = base.get().resolve(page.path()).resolve(page.header("Location"));
            if (!target.getAuthority().equals(base.get().getAuthority())) {
                return page;
            }
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            page = send("GET", target.getRawPath() + query, (FormContent) null);
        }
        return page;
    }

    /** One request, without following a redirect. */
    public Page send(String method, String path, String body) {
        return send(method, path, body == null ? null : FormContent.of(body));
    }

    /** One request with a content type of one's own, without following a redirect. */
    public Page send(String method, String path, String type, String body) {
        return send(method, path, new FormContent(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Page send(String method, String path, FormContent body) {
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

        /** The token that a form of the page must send along. */
        public String csrf() {
            return html().select("input[name=_csrf]").first().val();
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
