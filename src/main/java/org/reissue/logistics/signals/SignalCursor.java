package org.reissue.logistics.signals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;

/**
 * The place in the list after which the next page goes on: how many numbers of the last shop shown were never scanned,
 * and the shop.
 */
record SignalCursor(long neverScanned, String shopId) {

    static final SignalCursor BEGINNING = new SignalCursor(Long.MAX_VALUE, "");

    static SignalCursor after(TrackingSignal last) {
        return new SignalCursor(last.neverScanned(), last.shopId());
    }

    /** @throws Problem {@code invalid-request} for what is no cursor of this list */
    static SignalCursor parse(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return BEGINNING;
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
