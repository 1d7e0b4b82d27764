package org.reissue.local;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that a newcomer finds. Other tests in local mode add more, of other orders. */
@LocalTest
class SampleCasesTest {

    private static final String OURS = " where order_id ~ '^O-2[0-9]{3}$' ";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SampleCases cases;

    @Test
    void there_are_cases_in_every_status_and_no_step_was_refused() {
        assertThat(count("select status, count(*) from reissue_case" + OURS + "group by status"))
                .containsOnly(
                        entry("PENDING_MERCHANT", 17L),
                        entry("AWAITING_SHIPMENT", 10L),
                        entry("REJECTED", 4L),
                        entry("OVERDUE", 4L),
                        entry("IN_ARBITRATION", 5L),
                        entry("SHIPPED", 3L),
                        entry("IN_TRANSIT", 6L),
                        entry("COMPLETED", 4L),
                        entry("REFUNDED", 4L),
                        entry("CANCELLED", 2L),
                        entry("CLOSED", 3L));
    }

    @Test
    void histories_are_whole_and_in_the_order_of_their_times() {
        assertThat(count("""
                        select 'breaks', count(*) from (
                            select from_status, at,
                                   lag(to_status) over previous as was, lag(at) over previous as earlier
                            from case_event""" + OURS + """
                            and to_status is not null
                            window previous as (partition by case_id order by id)) steps
                        where from_status is distinct from was or at < earlier""")).containsOnly(entry("breaks", 0L));
        assertThat(count("""
                        select 'disorder', count(*) from (
                            select at, lag(at) over (order by id) as earlier from case_event""" + OURS + """
                            and type not like '%scan%') events
                        where at < earlier""")).containsOnly(entry("disorder", 0L));
    }

    @Test
    void money_is_owed_paid_and_outstanding() {
        assertThat(count("select kind || ' ' || status, count(*) from payout" + OURS + "group by 1"))
                .containsOnly(
                        entry("COMPENSATION SETTLED", 4L),
                        entry("COMPENSATION OUTSTANDING", 5L),
                        entry("REFUND REQUESTED", 1L),
                        entry("REFUND SUCCEEDED", 2L),
                        entry("REFUND FAILED", 1L));
    }

    @Test
    void two_disputes_have_evidence_of_both_sides_and_one_case_is_quarantined() {
        assertThat(count("""
                        select order_id, count(distinct actor_kind) from case_event
                        where type like '%statement-added' and jsonb_array_length(evidence) > 0
                        and case_id in (select id from reissue_case where status = 'IN_ARBITRATION')
                        group by order_id having count(distinct actor_kind) = 2""")).hasSize(2);
        assertThat(count("""
                        select c.order_id, q.attempts from case_quarantine q join reissue_case c on c.id = q.case_id""")).containsOnly(entry("O-2060", 11L));
    }

    @Test
    void they_are_loaded_once() {
        Map<String, Long> before = count("select 'events', count(*) from case_event" + OURS);

        cases.loadOnce();

        assertThat(count("select 'events', count(*) from case_event" + OURS)).isEqualTo(before);
    }

    private Map<String, Long> count(String sql) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(sql).query((ResultSet row) -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
