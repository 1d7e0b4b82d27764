package org.reissue.feed.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the log, opaque to callers.
 *
 * @param position what lies behind it is still to be read
 * @param missing up to where dropped events are known to be missing: a reader that began when some were gone already is
 *     not told again
 */
public record FeedCursor(long position, long missing) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

    public static FeedCursor at(long position) {
        return new FeedCursor(position, 0);
    }

    /** Empty for a text that this service never gave as a cursor. */
    public static Optional<FeedCursor> parse(String text) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
            Matcher form = FORM.matcher(place);
            if (!form.matches()) {
                return Optional.empty();
            }
            long missing = form.group(2) == null ? 0 : Long.parseLong(form.group(2));
            FeedCursor cursor = new FeedCursor(Long.parseLong(form.group(1)), missing);
            return Optional.of(cursor).filter(parsed -> parsed.text().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** As callers see it. */
    public String text() {
        String place = missing > position ? position + "-" + missing : String.valueOf(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same reader, having read on. */
    public FeedCursor movedTo(long further) {
        return new FeedCursor(further, missing);
    }

    /** Whether events behind it are no longer kept, and the reader does not know. */
    public boolean isExpired(long droppedThrough) {
        return Math.max(position, missing) < droppedThrough;
    }
}
