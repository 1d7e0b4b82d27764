package org.reissue.web.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs in canonical form: 36 characters, in lower case. */
public final class Uuids {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Uuids() {}

    /** The UUID; empty when the text is not a UUID in canonical form. */
    public static Optional<UUID> parse(String text) {
        return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Whether the text is a UUID in canonical form. */
    public static boolean isCanonical(String text) {
        return CANONICAL.matcher(text).matches();
    }
}
