package org.reissue.logistics.carriers;

/** How sure a number format is. */
public enum Certainty {
    /** Documented by the carrier or a standard: a number that contradicts the format is refused. */
    SURE,
    /** Seen in use or described by others: a number that contradicts the format has to be confirmed. */
    UNSURE
}
