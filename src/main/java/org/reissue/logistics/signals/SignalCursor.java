package org.reissue.logistics.signals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;

/** The cursor of the list: how many numbers of the last shop on the page were never scanned, and the shop. */
record SignalCursor(long neverScanned, String shopId) {

    static final SignalCursor START = new SignalCursor(Long.MAX_VALUE, "");

    static SignalCursor after(TrackingSignal last) {
        return new SignalCursor(last.neverScanned(), last.shopId());
    }

    /**
     * Parses a cursor; null and the empty text are the start of the list.
     *
     * @throws Problem {@code invalid-request} for a text that is no cursor of this list
     */
    static SignalCursor parse(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return START;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int gap = place.indexOf('~');
            if (gap > 0 && Texts.storable(place)) {
                return new SignalCursor(Long.parseLong(place.substring(0, gap)), place.substring(gap + 1));
            }
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "invalid.cursor");
        }
        throw Problem.invalid("cursor", "invalid.cursor");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((neverScanned + "~" + shopId).getBytes(StandardCharsets.UTF_8));
    }
}
