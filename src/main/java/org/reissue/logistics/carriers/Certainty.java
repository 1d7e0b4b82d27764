package org.reissue.logistics.carriers;

/** How sure a number format is. */
public enum Certainty {
    /** Documented by its owner: what contradicts it is refused. */
    SURE,
    /** Seen in use or described by others: what contradicts it is accepted with a warning. */
    UNSURE
}
