package org.reissue.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.ConsoleUser;
import org.reissue.jdbc.StoredEnum;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;

/**
 * A form that was sent. Controllers take it as a parameter.
 *
 * <p>Every form has a hidden {@code key}, which is the {@code Idempotency-Key} of the call, so that a form that is sent
 * twice acts once; a form about a case also its {@code version}, which is the {@code If-Match}.
 */
public final class Submission {

    /** The attribute of the request that has the files of the form, by field. */
    static final String FILES = Submission.class.getName() + ".files";

    /** The attribute of a request that has something to show once. */
    private static final String SHOWN_ONCE = Submission.class.getName() + ".shown-once";

    /** The text areas of all forms. */
    private static final List<String> AREAS =
            List.of("explanation", "comment", "description", "opinion", "evidence", "lines");

    private static final int MAX_KEY = 64;
    private static final Duration DONE_KEPT = Duration.ofMinutes(1);
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Caller caller;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ConsoleCookies cookies;
    private final Formats formats;

    Submission(
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            ConsoleCookies cookies,
            Formats formats) {
        this.caller = user.caller();
        this.request = request;
        this.response = response;
        this.cookies = cookies;
        this.formats = formats;
    }

    /** Whether a request is a form that was sent and could be read. */
    static boolean isIn(HttpServletRequest request) {
        return request.getAttribute(FILES) != null;
    }

    /** Whether the form in a request has done something that no other page shows. */
    static boolean isShownOnce(HttpServletRequest request) {
        return request.getAttribute(SHOWN_ONCE) != null;
    }

    /** What was written in the text areas of the form in a request, by field; empty when the request is no form. */
    static Map<String, String> written(HttpServletRequest request) {
        Map<String, String> written = new LinkedHashMap<>();
        if (isIn(request)) {
            for (String area : AREAS) {
                String text = request.getParameter(area);
                if (text != null && !text.isBlank()) {
                    written.put(area, text);
                }
            }
        }
        return written;
    }

    /** The call to a service that the form asks for. */
    public ApiRequest call() {
        String path = request.getServletPath();
        String key = text("key");
        String version = text("version");
        return new ApiRequest(
                caller,
                "POST",
                path,
                key == null || key.length() > MAX_KEY ? null : key + " " + path,
                version == null ? null : "\"" + version + "\"");
    }

    public Caller caller() {
        return caller;
    }

    /** The id of the caller, as the audit log names it. */
    public String actor() {
        return caller.subject();
    }

    /** The value of a field without white space at either end; null when it is empty or absent. */
    public @Nullable String text(String field) {
        return Texts.trimmed(request.getParameter(field));
    }

    /** All values of a field that occurs several times. */
    public List<String> texts(String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : List.of(values);
    }

    /** The value of a text area, as it was sent; empty when it is absent. */
    public String area(String field) {
        String text = request.getParameter(field);
        return text == null ? "" : text;
    }

    /**
     * The text of the file in the field {@code file}; that of the text area {@code lines} when none was chosen.
     *
     * @throws Problem {@code invalid-request} when the file is not a text
     */
    public String fileOrLines() {
        return request.getAttribute(FILES) instanceof Map<?, ?> files && files.get("file") instanceof byte[] file
                ? UploadedText.of("file", file)
                : area("lines");
    }

    /** The lines of a text area that are not blank. */
    public List<String> lines(String field) {
        return Arrays.stream(area(field).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The constant that a field names; null when it names none. */
    public <E extends Enum<E>> @Nullable E constant(String field, Class<E> type) {
        return StoredEnum.read(type, text(field));
    }

    /**
     * The whole number in a field; null when the field is empty.
     *
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Integer whole(String field) {
        return whole(field, "invalid.integer");
    }

    /**
     * The whole number in a field; null when the field is empty.
     *
     * @param message the key of the message for text that is not a whole number
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Integer whole(String field, String message) {
        String text = text(field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid(field, message);
        }
    }

    /**
     * The time in a field of type {@code datetime-local}; null when the field is empty.
     *
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Instant time(String field) {
        return formats.time(field, text(field));
    }

    public boolean checked(String field) {
        return text(field) != null;
    }

    /**
     * The position in the log up to which the sender has seen the case; the greatest one when the form does not tell.
     */
    public long seen() {
        String seen = text("seen");
        return seen != null && POSITION.matcher(seen).matches() ? Long.parseLong(seen) : Long.MAX_VALUE;
    }

    /**
     * Shows what the form has done and no other page shows, such as a new secret. It is part of the request, because
     * the page that was to show it may fail after the commit: then the error page shows it, with the fragments
     * {@code shown-once}.
     *
     * @param name what templates call the value
     */
    public void showOnce(String name, @Nullable Object value) {
        request.setAttribute(name, value);
        request.setAttribute(SHOWN_ONCE, true);
    }

    /**
     * Redirects to the page from which the form was sent, where it tells in {@code back}, else to another one. That
     * page reports what was done.
     */
    public String done(Done done, String page) {
        cookies.set(response, ConsoleCookies.DONE, done.value(), DONE_KEPT);
        String back = text("back");
        return Addresses.redirect(back == null ? page : back);
    }
}
