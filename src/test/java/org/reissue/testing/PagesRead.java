package org.reissue.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL has looked at, which tells whether a statement found its rows or read through all of them. */
public final class PagesRead {

    private PagesRead() {}

    /** The pages of the tables and of their indexes that this transaction has looked at so far. */
    public static long of(JdbcClient jdbc, String... tables) {
        return jdbc.sql("""
                        select sum(pg_stat_get_xact_blocks_fetched(oid))::bigint
                        from unnest(?::regclass[]) named (relation)
                             join pg_class on oid = relation
                                  or oid in (select indexrelid from pg_index where indrelid = relation)
                        """).param(tables).query(Long.class).single();
    }
}
