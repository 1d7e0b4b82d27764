package org.reissue.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says whether anything in the database has changed. */
final class DatabaseContents {

    /** The dispatcher renews its leases and goes on reading, whatever is called. */
    private static final String SUBSCRIPTIONS = "feed_subscription";

    private final JdbcClient jdbc;
    private final String digest;
    private String transaction;
    private List<String> contents;

    DatabaseContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name
                        """).query(String.class).list();
        this.digest = tables.stream()
                .map(table ->
                        "select '%s' || ' ' || count(*) || ' ' || coalesce(sum(hashtextextended(%s, 0)), 0) from %s t"
                                .formatted(
                                        table, table.equals(SUBSCRIPTIONS) ? "t.name || t.paused" : "t::text", table))
                .collect(Collectors.joining(" union all "));
        heed();
    }

    /** Takes the present contents as those to compare with. */
    void heed() {
        transaction = transaction();
        contents = contents();
    }

    /**
     * The tables that have changed since; heeds the changes. Without a transaction that has written since, nothing has
     * changed.
     */
    List<String> changes() {
        if (transaction().equals(transaction)) {
            return List.of();
        }
        List<String> before = contents;
        heed();
        return contents.stream().filter(table -> !before.contains(table)).toList();
    }

    private String transaction() {
        return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    private List<String> contents() {
        return jdbc.sql(digest).query(String.class).list();
    }
}
