package org.reissue.bench;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cases whose deadlines have passed, and how many of them are fired in a second. */
final class Backlog {

    /** How often it is asked whether all of a backlog has been fired. */
    static final Duration INTERVAL = Duration.ofMillis(300);

    /** The second half reads every index entry that the sweep has left behind, so it waits for the sweep's end. */
    private static final String IS_FIRED = """
            select last_value >= ? and not exists (select from reissue_case where deadline_key <= now())
            from case_event_id_seq
            """;

    private Backlog() {}

    /** What is loaded afterwards, made once so that everybody gets the same. */
    static void stock(Database database, int count) {
        database.run("due-stock.sql", Map.of("count", count));
        Receivers.give(database, "due");
    }

    /** All of the stock falls due now. */
    static void load(Database database) {
        database.run("due-load.sql", Map.of("deadline", Instant.now()));
        database.settle();
    }

    /** Deletes the stock's cases, so that they can be loaded once more. Their history stays. */
    static void remove(Database database) {
        for (String rows : new String[] {"payout where case_id", "case_index where case_id", "reissue_case where id"}) {
            database.jdbc()
                    .sql("delete from " + rows + " in (select id from bench.due)")
                    .update();
        }
    }

    /**
     * The service stands still until all cases are there; then it finds all of them due.
     *
     * @return how many were fired in a second
     */
    static double sweep(ServiceProcess service, Database database) throws Exception {
        return sweep(List.of(service), database);
    }

    /** How many were fired in a second by several instances on one database, which stand still until then. */
    static double sweep(List<ServiceProcess> instances, Database database) throws Exception {
        long after = lastEvent(database);
        for (ServiceProcess instance : instances) {
            instance.freeze();
        }
        load(database);
        Timestamp begun = now(database);
        for (ServiceProcess instance : instances) {
            instance.thaw();
        }
        long due = database.jdbc()
                .sql("select count(*) from bench.due")
                .query(Long.class)
                .single();
        database.await(INTERVAL, IS_FIRED, after + due);
        return perSecond(database, after, begun);
    }

    private static long lastEvent(Database database) {
        return database.jdbc()
                .sql("select case when is_called then last_value else 0 end from case_event_id_seq")
                .query(Long.class)
                .single();
    }

    /** The database's time, by which everybody's work is measured. */
    static Timestamp now(Database database) {
        return database.jdbc()
                .sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single();
    }

    /** How many cases were fired in a second from that moment, after that event. */
    static double perSecond(Database database, long after, Timestamp begun) {
        return database.jdbc()
                .sql(Database.text("sql/pace.sql"))
                .param("after", after)
                .param("begun", begun)
                .query(Double.class)
                .single();
    }
}
