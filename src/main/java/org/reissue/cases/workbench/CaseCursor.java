package org.reissue.cases.workbench;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.reissue.cases.ReissueCase;
import org.reissue.web.Problem;

/**
 * The place in a list after which the next page goes on. It names the last case shown by its sort key and id, not by a
 * count, so that cases which come, go or move meanwhile make no gap and no repeat among those that stay.
 */
record CaseCursor(Instant key, UUID id) {

    private static final String SEPARATOR = "~";

    static String after(ReissueCase last, CaseOrder order) {
        String place = String.join(
                SEPARATOR,
                order.sortName(),
                order.key(last).toString(),
                last.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem {@code invalid-request} for what is no cursor of a list in that order */
    static CaseCursor parse(String cursor, CaseOrder order) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = place.split(SEPARATOR, -1);
            if (parts.length == 3 && parts[0].equals(order.sortName())) {
                return new CaseCursor(Instant.parse(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return Problem.invalid("cursor", "invalid.cursor");
    }
}
