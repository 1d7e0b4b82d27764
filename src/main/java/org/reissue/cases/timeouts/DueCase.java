package org.reissue.cases.timeouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;

/**
 * A case with a deadline to fire.
 *
 * @param quarantined whether firing the case has failed before
 */
record DueCase(CaseSnapshot snapshot, boolean quarantined) {

    /** The columns that {@link #from} reads. */
    static final String COLUMNS = CaseSnapshot.COLUMNS + ", q.case_id is not null";

    static DueCase from(ResultSet row, int number) throws SQLException {
        return new DueCase(CaseSnapshot.from(row, number), row.getBoolean(CaseSnapshot.COLUMN_COUNT + 1));
    }

    UUID id() {
        return snapshot.subject().caseId();
    }
}
