package org.reissue.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check of the money records, in ranges of a key, so that each statement is short however many records there are. A
 * module that has records of its own to compare contributes a bean of this type. Each range is checked in a transaction
 * of its own, which sees one state of the database; whatever must agree lies in one range.
 */
public interface ReconciliationCheck {

    /** The kind of the {@link Difference}s that this check finds. */
    String kind();

    /**
     * Checks the next range.
     *
     * @param after the end of the range before; null for the first range
     * @param size how many records the range holds, about
     */
    Range check(@Nullable String after, int size);

    /**
     * A checked range.
     *
     * @param end where the next range begins; null after the last range
     */
    record Range(List<Difference> differences, @Nullable String end) {}
}
