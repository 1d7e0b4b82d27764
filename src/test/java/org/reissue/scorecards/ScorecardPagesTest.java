package org.reissue.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.reissue.testing.PagesRead;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A page of scorecards costs the same however many there are: what PostgreSQL reads is counted in pages. */
@ReissueTest
@Transactional
class ScorecardPagesTest {

    private static final int SHOPS = 200;
    private static final int DAYS = 200;
    /** A few of an index, and one of the table for each scorecard: all would be some 500. */
    private static final long FEW_PAGES = 60;

    private final JdbcClient jdbc;
    private final ScorecardService scorecards;
    private final String prefix = Story.fresh("S");
    private final LocalDate first = LocalDate.parse("2010-01-01");

    @Autowired
    ScorecardPagesTest(JdbcClient jdbc, ScorecardService scorecards) {
        this.jdbc = jdbc;
        this.scorecards = scorecards;
    }

    @Test
    void a_page_reads_what_it_shows() {
        jdbc.sql("""
                        insert into scorecard_day
                        select :first::date + day, :prefix || '-' || shop, 1, 1, 0, 0, 1, 0, 0, 2.5, null
                        from generate_series(0, :days - 1) day, generate_series(1, :shops) shop
                        order by md5(day::text || shop::text)
                        """)
                .param("first", first)
                .param("prefix", prefix)
                .param("days", DAYS)
                .param("shops", SHOPS)
                .update();
        jdbc.sql("analyze scorecard_day").update(); // here, where the rows are seen
        ScorecardPeriod period = new ScorecardPeriod(first, first.plusDays(366));

        Page<Scorecard> all = null;
        for (int page = 0; page < 3; page++) {
            String cursor = all == null ? null : all.nextCursor();
            long before = PagesRead.of(jdbc, "scorecard_day");
            all = scorecards.find(null, period, new Paging(20, cursor));
            assertThat(PagesRead.of(jdbc, "scorecard_day") - before).isLessThan(FEW_PAGES);
            assertThat(all.items())
                    .hasSize(20)
                    .allSatisfy(card -> assertThat(card.day()).isEqualTo(first));
        }
        long before = PagesRead.of(jdbc, "scorecard_day");
        Page<Scorecard> ofShop = scorecards.find(prefix + "-77", period, new Paging(20, null));
        ofShop = scorecards.find(prefix + "-77", period, new Paging(20, ofShop.nextCursor()));
        assertThat(PagesRead.of(jdbc, "scorecard_day") - before).isLessThan(2 * FEW_PAGES);
        assertThat(ofShop.items().get(0).day()).isEqualTo(first.plusDays(20));
    }
}
