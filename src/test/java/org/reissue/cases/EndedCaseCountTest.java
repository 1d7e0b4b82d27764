package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.testing.PagesRead;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What has ended since the ended cases were last counted is looked for behind a position, not among all that ended. */
@ReissueTest
@Order(1)
@Transactional
class EndedCaseCountTest {

    private static final int CASES = 20_000;
    /** The events that ended cases are on thousands. */
    private static final long FEW_PAGES = 250;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private CaseSearchService search;

    /** What a planner expects depends on how many of the events end a case: one in five, as in life. */
    @Test
    void a_count_does_not_read_through_the_events_that_ended_cases() {
        String shop = Story.fresh("S");
        jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason,
                                                from_status, to_status, rule, version)
                        select uuidv7(), 'reissue.confirmed', :now::timestamptz + nr * interval '1 second', 'BUYER', :shop,
                               'B-1', 'O-1', 'I-1', 'OTHER', 'SHIPPED',
                               case nr % 5 when 0 then 'COMPLETED' else 'SHIPPED' end, 'R17', 1
                        from generate_series(1, 5 * :cases) nr
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("shop", shop)
                .param("cases", CASES)
                .update();
        jdbc.sql("update ended_case_position set position = (select max(id) from case_event)")
                .update();
        jdbc.sql("analyze case_event").update();

        long before = pagesRead();
        assertThat(search.count(CaseScope.ofShop(shop))).containsEntry(QuickFilter.ENDED, 0L);
        assertThat(search.count(CaseScope.ofShopAndBuyer(null, null))).containsKey(QuickFilter.ENDED);
        assertThat(pagesRead() - before).isLessThan(FEW_PAGES);
    }

    private long pagesRead() {
        return PagesRead.of(jdbc, "case_event");
    }
}
