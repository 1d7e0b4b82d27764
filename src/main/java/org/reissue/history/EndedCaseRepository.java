package org.reissue.history;

import java.util.Arrays;
import java.util.Optional;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The number of ended cases of each shop, {@code ended_case_count}, from the events that ended them. The table holds
 * the events up to a position that is safe to read; the few events since then are added when the counts are read. So a
 * count is exact at any time, and its cost does not grow with history.
 */
@Repository
public class EndedCaseRepository {

    private static final String ENDS = "to_status in (%s) and from_status <> to_status".formatted(terminalStatuses());

    /**
     * With a last position too: of a range with two ends the planner expects few events. With one it expects a third of
     * the log, and would rather look at every event that ever ended a case, by their index.
     */
    private static final String SINCE = """
            (select count(*) from case_event
             where id > (select position from ended_case_position) and id <= 9223372036854775807 and\s""" + ENDS;

    /** Selects the number of all ended cases. */
    public static final String COUNT_ALL =
            "select (select coalesce(sum(ended), 0) from ended_case_count) + " + SINCE + ")";

    /** Selects the number of ended cases of the shop {@code :shop}. */
    public static final String COUNT_OF_SHOP =
            "select coalesce((select ended from ended_case_count where shop_id = :shop), 0) + " + SINCE
                    + " and shop_id = :shop)";

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

    EndedCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position up to which the events are counted. */
    long position() {
        return jdbc.sql("select position from ended_case_position")
                .query(Long.class)
                .single();
    }

    /** Locks the position; empty while another instance counts. */
    Optional<Long> lockPosition() {
        return jdbc.sql("select position from ended_case_position for update skip locked")
                .query(Long.class)
                .optional();
    }

    /**
     * Counts the next events and moves the position.
     *
     * @param after the locked position
     * @param until the last position that may be read
     * @param limit how many events are read at most
     * @return the new position
     */
    long count(long after, long until, int limit) {
        long through = jdbc.sql(END_OF_STEP)
                .params(after, until, limit - 1)
                .query(Long.class)
                .optional()
                .orElse(until);
        jdbc.sql(ADD).param("after", after).param("through", through).update();
        return through;
    }

    private static String terminalStatuses() {
        return StoredEnum.literals(Arrays.stream(CaseStatus.values())
                .filter(CaseStatus::isTerminal)
                .toList());
    }
}
