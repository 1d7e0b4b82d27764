package org.reissue.testing;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What a browser sends of a form. */
record FormContent(String type, byte[] bytes) {

    static FormContent of(String pairs) {
        return new FormContent("application/x-www-form-urlencoded", pairs.getBytes(StandardCharsets.UTF_8));
    }

    static String pairs(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey(), field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * The pairs of a form, some of them changed, and of its button.
     *
     * @param filled names and values by turns; a value of null leaves the field out
     */
    static String pairs(FormElement form, Element button, String... filled) {
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
        return String.join("&", pairs);
    }

    /** The fields of a form, and a file. */
    static FormContent withFile(FormElement form, String field, byte[] file) {
        String boundary = "----reissue-tests";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (KeyVal each : form.formData()) {
            body.writeBytes(part(boundary, each.key(), ""));
            body.writeBytes((each.value() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(part(boundary, field, "; filename=\"补寄.csv\"\r\nContent-Type: text/csv"));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new FormContent(form.attr("enctype") + "; boundary=" + boundary, body.toByteArray());
    }

    private static byte[] part(String boundary, String name, String more) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(boundary, name, more)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
