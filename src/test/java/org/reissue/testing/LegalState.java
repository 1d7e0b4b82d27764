package org.reissue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;
import org.reissue.lifecycle.Transition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of all cases and of the money of some shops, whatever the service was asked for. */
public final class LegalState {

    /** Events of no row of the table, which leave the case as it is. */
    private static final Set<String> BESIDE =
            Set.of(EventType.REMARK_ADDED.eventName(), EventType.DEADLINE_NEAR.eventName());

    /**
     * The events with a status, each with the one before, and whether a shipment of the case was overdue until then.
     */
    private static final String EVENTS = """
            with event as (
                select *, lag(to_status) over history as status_before,
                       coalesce(bool_or(type = 'reissue.shipment-overdue') over history_before, false) as was_overdue
                from case_event
                where shop_id in (:shops) and to_status is not null
                window history as (partition by case_id order by id),
                       history_before as (history rows between unbounded preceding and 1 preceding))
            """;

    /** Each finds what must not be. */
    private static final Map<String, String> FAULTS = Map.of(
            "a history with a gap",
            EVENTS + "select case_id::text from event where from_status is distinct from status_before",
            "a status that is not the history's",
            EVENTS + """
                    , last as (select distinct on (case_id) case_id, to_status from event order by case_id, id desc)
                    select c.id::text from reissue_case c left join last on last.case_id = c.id
                    where c.shop_id in (select shop_id from event) and c.status is distinct from last.to_status
                    """,
            "a violation without its event, or the reverse",
            """
                    select case_id::text
                    from (select case_id, 1 as n from violation where shop_id in (:shops)
                          union all
                          select case_id, -1 from case_event
                          where shop_id in (:shops) and type = 'reissue.shipment-overdue') noted
                    group by case_id having sum(n) <> 0
                    """,
            "a compensation that is not owed, or not once",
            """
                    select c.id::text from reissue_case c
                    where c.shop_id in (:shops)
                          and (select count(*) from payout p where p.case_id = c.id and p.kind = 'COMPENSATION')
                              <> (select count(distinct case_id) from violation v where v.case_id = c.id)
                    """,
            "a refund that is not owed, or not once",
            """
                    select c.id::text from reissue_case c
                    where c.shop_id in (:shops)
                          and (select count(*) from payout p where p.case_id = c.id and p.kind = 'REFUND')
                              <> case when c.status = 'REFUNDED' then 1 else 0 end
                    """,
            "a settled compensation without its coupon, or the reverse",
            """
                    select p.case_id::text from payout p left join coupon on coupon.payout_id = p.id
                    where p.shop_id in (:shops)
                          and (p.kind = 'COMPENSATION' and p.status = 'SETTLED') <> (coupon.amount_fen is not null)
                    """,
            "postings that do not sum to zero",
            """
                    select entry_id::text from posting where shop_id in (:shops)
                    group by entry_id having sum(amount_fen) <> 0
                    """,
            "a balance that is not the sum of its postings",
            """
                    select shop_id from shop_account a
                    where shop_id in (:shops)
                          and (payable_fen <> (select coalesce(sum(amount_fen), 0) from posting p
                                               where p.shop_id = a.shop_id and account = 'PAYABLE')
                               or deposit_fen <> (select coalesce(sum(amount_fen), 0) from posting p
                                                  where p.shop_id = a.shop_id and account = 'DEPOSIT'))
                    """);

    private final JdbcClient jdbc;
    private final List<String> shops;

    public LegalState(JdbcClient jdbc, Collection<String> shops) {
        this.jdbc = jdbc;
        this.shops = List.copyOf(shops);
    }

    /**
     * Fails unless every case has come by rows of the lifecycle table to where it is, and all money is where it
     * belongs.
     */
    public void require() {
        assertThat(transitions().stream().filter(taken -> !taken.isLegal()))
                .as("illegal transitions")
                .isEmpty();
        FAULTS.forEach((fault, query) -> assertThat(find(query)).as(fault).isEmpty());
    }

    /** The rows that no case has taken. */
    public List<Transition> withoutTaken(Stream<Transition> rows) {
        List<Taken> transitions = transitions();
        return rows.filter(row -> transitions.stream().noneMatch(taken -> taken.isOf(row)))
                .toList();
    }

    private List<String> find(String query) {
        return jdbc.sql(query).param("shops", shops).query(String.class).list();
    }

    private List<Taken> transitions() {
        return jdbc.sql(
                        EVENTS
                                + "select distinct type, actor_kind, from_status, to_status, reason, rule, was_overdue from event")
                .param("shops", shops)
                .query(Taken.class)
                .list();
    }

    /** What an event says of the row that was taken. */
    record Taken(
            String type,
            ActorKind actorKind,
            @Nullable CaseStatus fromStatus,
            CaseStatus toStatus,
            Reason reason,
            Rule rule,
            boolean wasOverdue) {

        boolean isLegal() {
            return BESIDE.contains(type) && fromStatus == toStatus
                    || Stream.concat(Lifecycle.table().stream(), Lifecycle.inPlace().stream())
                            .anyMatch(this::isOf);
        }

        boolean isOf(Transition row) {
            Boolean overdue = row.condition().wasOverdue();
            return row.event().eventName().equals(type)
                    && row.actor() == actorKind
                    && row.from() == fromStatus
                    && row.to() == toStatus
                    && row.rule() == rule
                    && row.condition().reasons().contains(reason)
                    && (overdue == null || overdue == wasOverdue);
        }
    }
}
