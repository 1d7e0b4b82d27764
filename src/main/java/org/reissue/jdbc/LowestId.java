package org.reissue.jdbc;

import java.util.UUID;

/** Where a walk over rows begins that goes on behind the id of the last one. */
public final class LowestId {

    /** Comes before every id. */
    public static final UUID LOWEST_ID = new UUID(0, 0);

    private LowestId() {}
}
