package org.reissue.cases.timeouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.StoredCase;

/**
 * A case with a deadline to fire.
 *
 * @param quarantined whether firing the case has failed before
 */
record DueCase(StoredCase stored, boolean quarantined) {

    /** The columns that {@link #from} reads. */
    static final String COLUMNS = StoredCase.COLUMNS + ", q.case_id is not null";

    static DueCase from(ResultSet row, int number) throws SQLException {
        return new DueCase(StoredCase.from(row, number), row.getBoolean(StoredCase.COLUMN_COUNT + 1));
    }

    UUID id() {
        return stored.id();
    }

    CaseSnapshot snapshot() {
        return stored.snapshot();
    }
}
