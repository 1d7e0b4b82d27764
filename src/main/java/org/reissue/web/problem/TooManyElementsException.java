package org.reissue.web.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A list in a body has more elements than it may; the rest has not been read. */
public final class TooManyElementsException extends DatabindException {

    private final int max;

    /** @param max how many elements the list may have */
    public TooManyElementsException(JsonParser parser, int max) {
        super(parser, "More than " + max + " elements");
        this.max = max;
    }

    int max() {
        return max;
    }
}
