package org.reissue.feed.events;

import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the event log; opaque to callers.
 *
 * @param position the events after it are still to be read
 * @param missing the reader knows that events up to here were dropped: a reader that began after events were dropped is
 *     not told about them again
 */
@Embeddable
public record FeedCursor(long position, long missing) {

    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

    public static FeedCursor at(long position) {
        return new FeedCursor(position, 0);
    }

    /** The cursor that has the text; empty for a text that this service never returned as a cursor. */
    public static Optional<FeedCursor> parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
            Matcher match = FORMAT.matcher(decoded);
            if (!match.matches()) {
                return Optional.empty();
            }
            long missing = match.group(2) == null ? 0 : Long.parseLong(match.group(2));
            FeedCursor cursor = new FeedCursor(Long.parseLong(match.group(1)), missing);
            return Optional.of(cursor).filter(parsed -> parsed.text().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The form that callers see. */
    public String text() {
        String decoded = missing > position ? position + "-" + missing : String.valueOf(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The cursor of the same reader after it has read up to another position. */
    public FeedCursor movedTo(long newPosition) {
        return new FeedCursor(newPosition, missing);
    }
}
