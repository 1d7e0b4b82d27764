package org.reissue.settlement;

import java.util.List;

/**
 * One way to check the books. Whoever knows something the books must agree with brings one as a bean; all of them run
 * in one transaction that sees one state of the database.
 */
public interface ReconciliationCheck {

    /** Where the books disagree; empty when they are right. */
    List<Difference> differences();
}
