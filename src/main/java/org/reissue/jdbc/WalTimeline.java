package org.reissue.jdbc;

/** The timeline of the write-ahead log: another one after each promotion of a standby and each restore of a backup. */
public final class WalTimeline {

    /**
     * The SQL expression for the number of the timeline that the server writes on; it fails on a standby. The control
     * file would have that of the last checkpoint, which a promotion does not wait for.
     */
    public static final String ID = "(pg_split_walfile_name(pg_walfile_name(pg_current_wal_lsn()))).timeline_id";

    private WalTimeline() {}
}
