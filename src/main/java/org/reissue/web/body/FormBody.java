package org.reissue.web.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * The fields and files of a form, parsed from bytes that were read within the limits of size and time for all bodies.
 */
public final class FormBody {

    private static final int MAX_FIELDS = 2_000;
    private static final String MULTIPART = MediaType.MULTIPART_FORM_DATA_VALUE;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int count;

    private FormBody() {}

    /**
     * Parses a form.
     *
     * @param query the query of the address, or null: its parameters come first
     * @throws Problem {@code invalid-request} when the body is not a form, or has too many fields
     */
    public static FormBody of(@Nullable String query, String type, byte[] body) {
        FormBody form = new FormBody();
        if (query != null) {
            form.addPairs(query);
        }
        if (StringUtils.startsWithIgnoreCase(type, MULTIPART)) {
            form.addParts(type, body);
        } else {
            form.addPairs(new String(body, StandardCharsets.UTF_8));
        }
        return form;
    }

    /** Whether a content type is that of a form, with files or without. */
    public static boolean isForm(@Nullable String type) {
        return StringUtils.startsWithIgnoreCase(type, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || StringUtils.startsWithIgnoreCase(type, MULTIPART);
    }

    /** The first value of a field, empty when there is none. */
    public String first(String field) {
        return fields.getOrDefault(field, List.of("")).get(0);
    }

    /** The values of each field, in the order in which they were sent. */
    public Map<String, String[]> fields() {
        Map<String, String[]> arrays = new LinkedHashMap<>();
        fields.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
        return arrays;
    }

    /** The first file of each field. A field in which no file was chosen has none. */
    public Map<String, byte[]> files() {
        return files;
    }

    private void addPairs(String pairs) {
        try {
            for (String pair : pairs.split("&")) {
                String[] parts = pair.split("=", 2);
                add(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("form", "invalid.query");
        }
    }

    private void addParts(String type, byte[] body) {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            FileItemIterator parts = upload.getItemIterator(new Bytes(type, body));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                byte[] content = part.openStream().readAllBytes();
                if (part.getFieldName() == null) {
                    throw Problem.invalid("form", "invalid.query");
                }
                if (part.isFormField()) {
                    add(part.getFieldName(), new String(content, StandardCharsets.UTF_8));
                } else if (content.length > 0) {
                    countOne();
                    files.putIfAbsent(part.getFieldName(), content);
                }
            }
        } catch (IOException | IllegalArgumentException | InvalidFileNameException malformed) {
            throw Problem.invalid("form", "invalid.query");
        }
    }

    private void add(String name, String value) {
        countOne();
        fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private void countOne() {
        if (++count > MAX_FIELDS) {
            throw Problem.invalid("form", "invalid.query");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A body for Tomcat's reader of parts. */
    private record Bytes(String contentType, byte[] body) implements UploadContext {

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
