package org.reissue.cases.search;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.Cursor;
import org.reissue.web.problem.Problem;

/** The last case shown, by its sort key and id. */
record CaseCursor(Instant key, UUID id) {

    static String after(ReissueCase last, CaseSort order) {
        return Cursor.after(order.sortName(), order.key(last), last.id());
    }

    /** @throws Problem {@code invalid-request} for what is no cursor of a list in that order */
    static Optional<CaseCursor> parse(String cursor, CaseSort order) {
        return Cursor.parse(cursor, order.sortName(), 2).map(place -> new CaseCursor(place.instant(0), place.uuid(1)));
    }
}
