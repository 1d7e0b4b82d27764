package org.reissue.console.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** Reads numbers, times and constants from the fields of forms, as people write them there. */
@Component
@ConditionalOnConsole
public class Inputs {

    private final Formats formats;

    Inputs(Formats formats) {
        this.formats = formats;
    }

    /**
     * The whole number in a field; null when the field is empty.
     *
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Integer whole(Submission form, String field) {
        return whole(form, field, "invalid.integer");
    }

    /**
     * The whole number in a field; null when the field is empty.
     *
     * @param message the key of the message for text that is not a whole number
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Integer whole(Submission form, String field, String message) {
        String text = form.text(field);
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
    public @Nullable Instant time(Submission form, String field) {
        return time(field, form.text(field));
    }

    /**
     * The time in a parameter of the address; null when there is none.
     *
     * @throws Problem {@code invalid-request} for any other text
     */
    public @Nullable Instant time(String field, @Nullable String text) {
        return text == null ? null : formats.parse(text).orElseThrow(() -> Problem.invalid(field, "list.invalid-time"));
    }
}
