package org.reissue.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must hold after the festival: each query counts what breaks a rule. The database has to be at rest. */
final class FestivalChecks {

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("steps of histories that are not in the lifecycle table", """
                select coalesce(sum(steps), 0) from (
                    select status_before, from_status, to_status, actor_kind, reason, type, was_overdue,
                           deadline_at is not null as has_deadline, version - coalesce(version_before, 0) as changes,
                           count(*) as steps
                    from bench.step group by 1, 2, 3, 4, 5, 6, 7, 8, 9) s
                where status_before is distinct from from_status or not exists (
                    select from bench.lifecycle l
                    where l.from_status is not distinct from s.from_status and l.to_status = s.to_status
                          and l.actor_kind = s.actor_kind and l.type = s.type and s.reason = any(l.reasons)
                          and not (l.never_overdue and s.was_overdue) and l.changes = s.changes
                          and coalesce(l.has_deadline, s.has_deadline) = s.has_deadline)""");
        QUERIES.put("cases that are not where their history ends", """
                select count(*) from reissue_case c
                full join (select * from bench.step where is_last) s on s.case_id = c.id
                where c.id is null or s.case_id is null or c.status <> s.to_status or c.version <> s.version
                      or c.deadline_at is distinct from s.deadline_at""");
        QUERIES.put("deadlines that were fired before they fell", """
                select count(*) from bench.step
                where actor_kind = 'SYSTEM' and type <> 'reissue.in-transit' and committed_at < deadline_before""");
        QUERIES.put("cases whose violations are not their overdue shipments", """
                select count(*) from (
                    select case_id from (
                        select case_id, 1 as overdue, 0 as violation from bench.step
                        where type = 'reissue.shipment-overdue'
                        union all select case_id, 0, 1 from violation) both_sides
                    group by case_id having sum(overdue) <> sum(violation)) wrong""");
        QUERIES.put("cases whose payouts are not what they owe", """
                select count(*) from (
                    select case_id from (
                        select distinct case_id, 'COMPENSATION' as kind, 1 as owed, 0 as written from bench.step
                        where type = 'reissue.shipment-overdue'
                        union all select id, 'REFUND', 1, 0 from reissue_case where status = 'REFUNDED'
                        union all select case_id, kind, 0, 1 from payout) both_sides
                    group by case_id, kind having sum(owed) <> sum(written)) wrong""");
        QUERIES.put("compensations without exactly one coupon, entry and event, or with one unsettled", """
                select count(*) from (
                    select case_id from (
                        select case_id, 1 as settled, 0 as coupon, 0 as entry, 0 as event from payout
                        where kind = 'COMPENSATION' and status = 'SETTLED'
                        union all select case_id, 0, 1, 0, 0 from coupon
                        union all select case_id, 0, 0, 1, 0 from journal_entry where kind = 'COMPENSATION'
                        union all select case_id, 0, 0, 0, 1 from case_event
                        where type = 'reissue.compensation-settled') sides
                    group by case_id
                    having (sum(settled), sum(coupon), sum(entry), sum(event)) <> (1, 1, 1, 1)) wrong""");
        QUERIES.put("refunds whose requests are not in the log", """
                select count(*) from (
                    select case_id from (
                        select case_id, attempt, 0 as event from payout where kind = 'REFUND'
                        union all select case_id, 0, 1 from case_event where type = 'reissue.refund-requested') sides
                    group by case_id having sum(attempt) <> sum(event)) wrong""");
        QUERIES.put(
                "fen by which all postings differ from zero", "select abs(coalesce(sum(amount_fen), 0)) from posting");
        QUERIES.put("ledger entries whose postings do not sum to zero", """
                select count(*) from (
                    select entry_id from posting group by entry_id having sum(amount_fen) <> 0) wrong""");
        QUERIES.put("balances that are not the sums of their postings", """
                select count(*) from shop_account a left join (
                    select shop_id, sum(amount_fen) filter (where account = 'PAYABLE') as payable,
                           sum(amount_fen) filter (where account = 'DEPOSIT') as deposit
                    from posting group by shop_id) p using (shop_id)
                where (payable_fen, deposit_fen) <> (coalesce(payable, 0), coalesce(deposit, 0))""");
        QUERIES.put("cases in quarantine", "select count(*) from case_quarantine");
        QUERIES.put("commands answered with success whose event is missing", """
                select count(*) from (
                    select case_id, type, count(*) as accepted from bench.accepted group by 1, 2) a
                left join (select case_id, type, count(*) as events from case_event group by 1, 2) e
                     using (case_id, type)
                where coalesce(events, 0) < accepted""");
    }

    private final Database database;

    FestivalChecks(Database database) {
        this.database = database;
    }

    /** Orders the log by case, which the queries need. */
    void prepare(AcceptedCommands accepted) throws IOException {
        accepted.store(database);
        LifecycleTable.store(database);
        database.run("festival-steps.sql", Map.of());
    }

    /** What does not hold, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        QUERIES.forEach((what, query) -> {
            long found = count(query);
            if (found != 0) {
                faults.add("%s: %,d".formatted(what, found));
            }
        });
        return faults;
    }

    private long count(String query) {
        return database.jdbc().sql(query).query(Long.class).single();
    }
}
