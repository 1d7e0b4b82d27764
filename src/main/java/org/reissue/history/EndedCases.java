package org.reissue.history;

import java.util.Arrays;
import java.util.Optional;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the ended cases of each shop, in {@code ended_case_count}, from the events that ended them. The table holds
 * the events up to a position that is safe to read; the few events since then are added when the counts are read. So a
 * count is exact at any time, and its cost does not grow with history.
 */
@Component
public class EndedCases implements LogFollower {

    private static final String ENDS = "to_status in (%s) and from_status <> to_status".formatted(terminalStatuses());

    private static final String SINCE =
            "(select count(*) from case_event where id > (select position from ended_case_position) and " + ENDS;

    /** Selects the number of all ended cases. */
    public static final String COUNT_ALL =
            "select (select coalesce(sum(ended), 0) from ended_case_count) + " + SINCE + ")";

    /** Selects the number of ended cases of the shop {@code :shop}. */
    public static final String COUNT_OF_SHOP =
            "select coalesce((select ended from ended_case_count where shop_id = :shop), 0) + " + SINCE
                    + " and shop_id = :shop)";

    /** How many events one transaction reads at most. */
    private static final int STEP = 100_000;

    /** The last position of a step; none for the last step. By rows, since a failover leaves gaps of any size. */
    private static final String END_OF_STEP =
            "select id from case_event where id > ? and id <= ? order by id offset ? limit 1";

    private static final String ADD = """
            with counted as (
                insert into ended_case_count (shop_id, ended)
                select shop_id, count(*) from case_event
                where id > :after and id <= :through and %s
                group by shop_id
                on conflict (shop_id) do update set ended = ended_case_count.ended + excluded.ended
            )
            update ended_case_position set position = :through
            """.formatted(ENDS);

    private final JdbcClient jdbc;
    private final SafePosition safePosition;
    private final TransactionTemplate transaction;

    EndedCases(JdbcClient jdbc, SafePosition safePosition, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.safePosition = safePosition;
        this.transaction = transaction;
    }

    /** Counts the events up to the safe position, step by step. Of several instances, one does it at a time. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT1S")
    void advance() {
        long until = safePosition.positionNow();
        boolean more;
        do {
            more = transaction.execute(status -> step(until));
        } while (more && !Thread.currentThread().isInterrupted());
    }

    @Override
    public long position() {
        return jdbc.sql("select position from ended_case_position")
                .query(Long.class)
                .single();
    }

    private boolean step(long until) {
        Optional<Long> position = jdbc.sql("select position from ended_case_position for update skip locked")
                .query(Long.class)
                .optional();
        if (position.isEmpty() || position.get() >= until) {
            return false;
        }
        long through = jdbc.sql(END_OF_STEP)
                .params(position.get(), until, STEP - 1)
                .query(Long.class)
                .optional()
                .orElse(until);
        jdbc.sql(ADD).param("after", position.get()).param("through", through).update();
        return through < until;
    }

    private static String terminalStatuses() {
        return StoredEnum.literals(Arrays.stream(CaseStatus.values())
                .filter(CaseStatus::isTerminal)
                .toList());
    }
}
