package org.reissue.logistics.carriers;

/**
 * What a carrier's formats say of a number.
 *
 * @param fault what is wrong with it, or null
 * @param refused whether that is certain; else it is only suspicious
 */
public record FormatVerdict(Fault fault, boolean refused) {

    static final FormatVerdict RIGHT = new FormatVerdict(null, false);

    /** What can be wrong with a number by itself; named as the API does. */
    public enum Fault {
        BAD_FORMAT,
        BAD_CHECK_DIGIT
    }
}
