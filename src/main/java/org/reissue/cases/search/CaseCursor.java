package org.reissue.cases.search;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.Cursor;
import org.reissue.web.problem.Problem;

/** The place of a case in a sorted list: its sort key and id. */
record CaseCursor(Instant key, UUID id) {

    static String after(ReissueCase last, CaseSort sort) {
        return Cursor.after(sort.sortName(), sort.key(last), last.id());
    }

    /** @throws Problem {@code invalid-request} for a text that is not a cursor of a list sorted like this */
    static Optional<CaseCursor> parse(String cursor, CaseSort sort) {
        return Cursor.parse(cursor, sort.sortName(), 2).map(place -> new CaseCursor(place.instant(0), place.uuid(1)));
    }
}
