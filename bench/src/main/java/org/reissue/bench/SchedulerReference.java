package org.reissue.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** db-scheduler with a task per case, whose handler does all of the case's work in one statement. */
final class SchedulerReference {

    static final int THREADS = 8;

    private static final String TASK = "fire";

    private SchedulerReference() {}

    /**
     * Fires that many of the due cases.
     *
     * @return when it began
     */
    static Timestamp run(Database database, int tasks) throws InterruptedException {
        database.jdbc().sql("truncate scheduled_tasks").update();
        database.jdbc().sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        select ?, id, deadline_at, false, 1, 0 from reissue_case order by deadline_at limit ?
                        """).params(TASK, tasks).update();
        database.jdbc().sql("vacuum (analyze) scheduled_tasks").update();
        try (HikariDataSource pool = database.pool(THREADS + 4)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            OneTimeTask<Void> fire = Tasks.oneTime(TASK)
                    .execute((instance, context) -> jdbc.sql(Limit.ofOne())
                            .param(instance.getId())
                            .query(Long.class)
                            .single());
            Scheduler scheduler = Scheduler.create(pool, fire)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(1.0, 4.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            Timestamp begun = Backlog.now(database);
            scheduler.start();
            database.await(Backlog.INTERVAL, "select not exists (select from scheduled_tasks)");
            scheduler.stop();
            return begun;
        }
    }
}
