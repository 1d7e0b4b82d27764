package org.reissue.logistics.carriers;

import org.jspecify.annotations.Nullable;

/**
 * The verdict of a carrier's formats on a number.
 *
 * @param fault what is wrong with the number, or null
 * @param refused whether the fault is certain; else the number is only suspicious
 */
public record FormatVerdict(@Nullable Fault fault, boolean refused) {

    static final FormatVerdict VALID = new FormatVerdict(null, false);

    /** What can be wrong with a number by itself, as the API names it. */
    public enum Fault {
        BAD_FORMAT,
        BAD_CHECK_DIGIT
    }
}
