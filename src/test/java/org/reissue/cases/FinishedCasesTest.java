package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.PrecedentService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.testing.PagesRead;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * No list, no count and no precedents of a shop read through its finished cases, nor a list of arbitrations through the
 * other open ones: what PostgreSQL reads is counted in pages. What a test changes is rolled back.
 */
@ReissueTest
@Order(0) // while few other cases are open: its one shop with most of all cases would mislead the planner
@Transactional
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FinishedCasesTest {

    private static final int FINISHED = 20_000;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    /** A few pages of the index for each part of a list, and one of the table for each case: all would be some 800. */
    private static final long FEW_PAGES = 250;

    private final JdbcClient jdbc;
    private final CaseSearchService search;
    private final PrecedentService precedents;
    private final TestClock clock;
    private final String shop = Story.fresh("S");

    @Autowired
    FinishedCasesTest(JdbcClient jdbc, CaseSearchService search, PrecedentService precedents, TestClock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.precedents = precedents;
        this.clock = clock;
    }

    /** They would be started to count what has ended since the last count: the planner expects a third of the log. */
    @Test
    void no_statement_waits_for_parallel_workers() {
        assertThat(jdbc.sql("show max_parallel_workers_per_gather")
                        .query(String.class)
                        .single())
                .isEqualTo("0");
    }

    /** One finished case a minute, all completed, but one closed, the only one that was for another reason. */
    @BeforeAll
    void finishedCases() {
        jdbc.sql("""
                        with finished as (
                            insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason,
                                                      quantity, evidence, status, scan_due, version, applied_at,
                                                      updated_at, ended_at)
                            select uuidv7(at - clock_timestamp()), :shop, 'B-' || nr, :shop || '-O' || nr, 'I-1', '灯泡',
                                   19900, case nr when 777 then 'OTHER' else 'MISSING_ITEMS' end, 1, '{}'::text[],
                                   case nr when 777 then 'CLOSED' else 'COMPLETED' end, false, 5, at, at, at
                            from generate_series(1, :count) nr, lateral (select :first::timestamptz + nr * interval '1 minute' as at)
                            order by md5(nr::text)
                            returning id, shop_id, buyer_id, applied_at)
                        insert into case_index (case_id, shop_id, buyer_id, applied_at) select * from finished
                        """)
                .param("shop", shop)
                .param("count", FINISHED)
                .param("first", Timestamp.from(FIRST))
                .update();
        jdbc.sql("analyze reissue_case, case_index").update();
    }

    @AfterAll
    void leaveNone() {
        jdbc.sql("delete from case_index where shop_id = ?").param(shop).update();
        jdbc.sql("delete from reissue_case where shop_id = ?").param(shop).update();
        jdbc.sql("vacuum analyze reissue_case, case_index").update();
    }

    @Test
    void no_list_or_count_reads_through_finished_cases() {
        Instant from = FIRST.plus(Duration.ofMinutes(15_000));
        Instant to = from.plus(Duration.ofMinutes(10));

        assertThat(read(filter(null, List.of(), null, from, to, null)))
                .hasSize(10)
                .isSortedAccordingTo((one, other) -> one.appliedAt().compareTo(other.appliedAt()))
                .allSatisfy(found -> assertThat(found.appliedAt()).isBetween(from, to.minusNanos(1_000)));
        assertThat(read(filter(null, List.of(), null, FIRST.plus(Duration.ofMinutes(FINISHED)), null, null)))
                .hasSize(1);
        assertThat(read(filter(QuickFilter.ENDED, List.of(), null, null, FIRST.plusSeconds(90), null)))
                .hasSize(1);
        assertThat(read(filter(null, List.of(CaseStatus.CLOSED), null, null, null, null)))
                .hasSize(1);
        assertThat(read(filter(null, List.of(), Reason.OTHER, null, null, null)))
                .hasSize(1);
        assertThat(read(filter(null, List.of(CaseStatus.OVERDUE, CaseStatus.REFUNDED), null, null, null, null)))
                .isEmpty();
        assertThat(read(filter(QuickFilter.DUE_SOON, List.of(), null, null, null, null)))
                .isEmpty();
        assertThat(read(filter(QuickFilter.DUE_SOON, List.of(), null, null, null, "-applied")))
                .isEmpty();
        assertThat(read(filter(QuickFilter.WITH_BUYER, List.of(), null, null, null, "-applied")))
                .isEmpty();
        assertThat(read(filter(null, List.of(), null, from, to, "-applied"))).hasSize(10);
        assertThat(read(filter(QuickFilter.ENDED, List.of(), null, null, null, null)))
                .hasSize(20);
        assertThat(read(filter(null, List.of(), null, null, null, null))).hasSize(20);

        readsFewPages(() -> search.count(CaseScope.ofShop(shop)));
    }

    @Test
    void arbitrations_are_found_and_judged_without_reading_through_finished_cases() {
        UUID arbitrated = arbitration();
        CaseScope ops = CaseScope.ofShopAndBuyer(shop, null);
        CaseFilter toRule = filter(QuickFilter.TO_RULE, List.of(), null, null, null, null);
        assertThat(readsFewPages(() -> search.find(ops, toRule, new Paging(null, null)))
                        .items())
                .hasSize(1);
        assertThat(readsFewPages(() -> search.count(ops)))
                .containsEntry(QuickFilter.TO_RULE, 1L)
                .containsEntry(QuickFilter.IN_ARBITRATION, 1L);
        Caller judge = new Caller(Scope.OPS, "judge", null);
        assertThat(readsFewPages(() -> precedents.find(judge, arbitrated.toString()))
                        .shop()
                        .cases())
                .as("the finished cases are older than a year")
                .isZero();
    }

    @Test
    @Order(Integer.MAX_VALUE) // leaves as many versions of rows that were rolled back, which others would read
    void arbitrations_are_found_without_reading_through_cases_whose_deadlines_run() {
        jdbc.sql(
                        "update reissue_case set status = 'OVERDUE', ended_at = null, deadline_at = applied_at where shop_id = ?")
                .param(shop)
                .update();
        UUID arbitrated = arbitration();
        jdbc.sql("analyze reissue_case").update();
        CaseScope ops = CaseScope.ofShopAndBuyer(null, null);
        CaseFilter inArbitration = filter(QuickFilter.IN_ARBITRATION, List.of(), null, null, null, null);
        assertThat(readsFewPages(() -> search.find(ops, inArbitration, new Paging(null, null)))
                        .items())
                .extracting(ReissueCase::id)
                .contains(arbitrated);
    }

    /** An arbitration of the shop whose evidence window is over. */
    private UUID arbitration() {
        return jdbc.sql("""
                        with opened as (
                            insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason,
                                                      quantity, evidence, status, scan_due, arbitration_opened_at,
                                                      evidence_until, version, applied_at, updated_at)
                            values (uuidv7(), :shop, 'B-1', :shop || '-O', 'I-1', '灯泡', 19900, 'NEVER_RECEIVED', 1,
                                    '{}', 'IN_ARBITRATION', false, :now, :now, 2, :now, :now)
                            returning id, shop_id, buyer_id, applied_at)
                        insert into case_index (case_id, shop_id, buyer_id, applied_at) select * from opened
                        returning case_id
                        """)
                .param("shop", shop)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
    }

    @Test
    void a_list_in_two_parts_is_paged_as_one() {
        jdbc.sql("""
                        update reissue_case set status = 'OVERDUE', ended_at = null, deadline_at = applied_at
                        where shop_id = ? and applied_at <= ?
                        """)
                .params(shop, Timestamp.from(FIRST.plus(Duration.ofMinutes(3))))
                .update();
        CaseFilter filter = filter(null, List.of(), null, null, FIRST.plus(Duration.ofMinutes(8)), null);
        List<ReissueCase> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<ReissueCase> page = search.find(CaseScope.ofShop(shop), filter, new Paging(2, cursor));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(found.stream()
                        .map(ReissueCase::appliedAt)
                        .map(at -> Duration.between(FIRST, at).toMinutes()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    private List<ReissueCase> read(CaseFilter filter) {
        return readsFewPages(() -> search.find(CaseScope.ofShop(shop), filter, new Paging(null, null)))
                .items();
    }

    private <T> T readsFewPages(Supplier<T> reading) {
        long before = pagesRead();
        T found = reading.get();
        assertThat(pagesRead() - before).as("%s", found).isLessThan(FEW_PAGES);
        return found;
    }

    private static CaseFilter filter(
            QuickFilter quickFilter, List<CaseStatus> status, Reason reason, Instant from, Instant to, String sort) {
        return new CaseFilter(quickFilter, null, status, reason, null, from, to, null, sort);
    }

    private long pagesRead() {
        return PagesRead.of(jdbc, "reissue_case", "case_index", "case_event");
    }
}
