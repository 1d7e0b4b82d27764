package org.reissue.web;

import java.util.List;
import org.reissue.testing.SchemaOwner;

/**
 * Records which tables of the database change: while it is open, a trigger on every table takes a note of each row that
 * is written. To compare the tables themselves would take a second per call in the whole suite.
 */
final class ChangeRecorder implements AutoCloseable {

    /** The dispatcher renews its leases and goes on reading, whatever is called. */
    private static final String SUBSCRIPTIONS = "feed_subscription";

    /** Nor does the dispatcher stop to record its deliveries. */
    private static final String DELIVERIES = "webhook_delivery";

    private final SchemaOwner owner;
    private final List<String> tables;

    ChangeRecorder(SchemaOwner owner) {
        this.owner = owner;
        this.tables = owner.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                              and not relispartition and relname <> ?
                        """).param(DELIVERIES).query(String.class).list();
        run("create table noted_change (table_name text not null)");
        run("""
                create function note_change() returns trigger language plpgsql as $$
                begin
                    if tg_op <> 'UPDATE' or old is distinct from new then
                        insert into noted_change values (tg_table_name);
                    end if;
                    return null;
                end $$
                """);
        tables.forEach(table -> run("""
                create trigger note_change after insert or delete or update %s on %s
                for each row execute function note_change()
                """.formatted(table.equals(SUBSCRIPTIONS) ? "of paused" : "", table)));
    }

    /** The tables that have changed since this was asked last. */
    List<String> changes() {
        return owner.sql("""
                        with noted as (delete from noted_change returning table_name)
                        select distinct table_name from noted
                        """).query(String.class).list();
    }

    @Override
    public void close() {
        tables.forEach(table -> run("drop trigger note_change on " + table));
        run("drop function note_change");
        run("drop table noted_change");
    }

    private void run(String statement) {
        owner.sql(statement).update();
    }
}
