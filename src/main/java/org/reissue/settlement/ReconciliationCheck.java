package org.reissue.settlement;

import java.util.List;

/**
 * One check of the money records. A module that has records of its own to compare contributes a bean of this type; all
 * beans run in one transaction that sees one state of the database.
 */
public interface ReconciliationCheck {

    /** Finds the records that do not agree; none if all is well. */
    List<Difference> differences();
}
