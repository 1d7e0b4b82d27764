package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the archive: ops go on reading it, and no table that serves open cases has a row of it. */
@ReissueTest
class ArchiveTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Browsers browsers;
    private final ApplicationContext context;
    private final ArchiveStory archived;
    private final Story story;

    @Autowired
    ArchiveTest(Api api, TestClock clock, JdbcClient jdbc, Browsers browsers, ApplicationContext context) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.browsers = browsers;
        this.context = context;
        this.archived = new ArchiveStory(context);
        this.story = archived.story;
    }

    @AfterEach
    void reset_the_dropped_position() {
        archived.resetDroppedPosition();
    }

    @Test
    void ops_read_an_archived_case_with_its_timeline_as_before() {
        archived.dismissedAfterARemark();
        Answer read = story.ops().get(story.asOps("")).expect(200);
        Answer timeline = story.timeline();

        archived.archive();
        assertThat(archived.isArchived()).isTrue();
        Answer again = story.ops().get(story.asOps("")).expect(200);
        assertThat(again.body()).isEqualTo(read.body());
        assertThat(again.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(story.timeline().body()).isEqualTo(timeline.body());
        assertThat(timelineByPagesOfTwo()).isEqualTo(timeline.texts("items", "type"));
        story.ops().get(story.asOps("/precedents")).expect(200);
    }

    @Test
    void a_timeline_is_whole_although_the_case_is_archived_between_reading_the_case_and_its_events() {
        archived.dismissedAfterARemark();
        CaseQueryService queries = context.getBean(CaseQueryService.class);
        Caller judge = new Caller(Scope.OPS, "judge", null);
        Caller clerk = new Caller(Scope.MERCHANT, "clerk", story.shopId);
        ReissueCase readByOps = queries.read(judge, story.id());
        ReissueCase readByMerchant = queries.read(clerk, story.id());

        archived.archive();
        assertThat(queries.timeline(judge, readByOps)).hasSize(5);
        assertThatThrownBy(() -> queries.timeline(clerk, readByMerchant))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void the_console_shows_it_to_ops_and_offers_nothing_to_do() {
        archived.dismissedAfterARemark();
        assertThat(page().has("#REMARK")).isTrue();
        archived.archive();
        assertThat(page().texts(".story .rule")).hasSize(5);
        assertThat(page().has("#REMARK")).isFalse();
    }

    @Test
    void nobody_else_finds_it_in_any_list_or_count_or_by_its_id() {
        archived.dismissedAfterARemark();
        assertThat(endedCasesOfTheShop()).isEqualTo(1);

        archived.archive();
        story.buyer().get(story.asBuyer("")).expect(404);
        story.merchant().get(story.asMerchant("")).expect(404);
        story.merchant().get(story.asMerchant("/timeline")).expect(404);
        archived.remark().expect(404);
        assertThat(story.ops()
                        .get("/api/v1/ops/reissues?shopId=" + story.shopId)
                        .expect(200)
                        .field("items")
                        .isEmpty())
                .isTrue();
        assertThat(endedCasesOfTheShop()).isZero();
    }

    @Test
    void no_table_that_serves_open_cases_has_a_row_of_it() {
        archived.dismissedAfterARemark();
        archived.archive();
        for (String rows : List.of("reissue_case where id", "case_index where case_id", "case_event where case_id")) {
            assertThat(archived.count(rows)).as(rows).isZero();
        }
        assertThat(archived.count("archived_case_event where case_id")).isEqualTo(5);
    }

    @Test
    void a_reader_of_the_feed_is_told_that_events_have_gone() {
        String cursor = events("?limit=1").text("nextCursor");
        archived.dismissedAfterARemark();
        archived.archive();
        assertThat(api.system()
                        .get("/api/v1/system/events?after=" + cursor)
                        .expect(410)
                        .text("type"))
                .isEqualTo("urn:reissue:problem:cursor-expired");
        assertThat(events("").text("nextCursor")).isNotEmpty();
    }

    @Test
    void a_reader_of_the_feed_that_began_while_cases_were_archived_is_told_of_those_that_followed() {
        Instant now = clock.instant();
        archived.dismissedAfterARemark();
        clock.set(now.minus(Duration.ofDays(1)));
        ArchiveStory earlier = new ArchiveStory(context); // by its times, not by its events
        earlier.dismissedAfterARemark();
        clock.set(now);
        Story.of(api, clock).apply("OTHER").expect(201);
        archived.readLog();
        archived.archiveUntil(now.minus(Duration.ofHours(1)));
        assertThat(earlier.isArchived()).isTrue();
        String cursor = events("?limit=1").text("nextCursor");
        events("?limit=1&after=" + cursor);

        archived.archiveUntil(now);
        assertThat(archived.isArchived()).isTrue();
        api.system().get("/api/v1/system/events?after=" + cursor).expect(410);
    }

    /** Rows are moved with all their columns, in the order of the tables. */
    @Test
    void the_archive_has_the_columns_of_the_tables_that_it_is_filled_from() {
        assertThat(columns("archived_case")).isEqualTo(columns("reissue_case"));
        List<String> ofEvents = new ArrayList<>(columns("case_event"));
        ofEvents.add(0, "ended_at timestamp with time zone");
        assertThat(columns("archived_case_event")).isEqualTo(ofEvents);
    }

    private Page page() {
        return browsers.ops("OP-1").get("/console/cases/" + story.id()).expect(200);
    }

    private long endedCasesOfTheShop() {
        return story.merchant()
                .get("/api/v1/merchant/reissues/counts")
                .expect(200)
                .number("ENDED");
    }

    private List<String> timelineByPagesOfTwo() {
        return story.ops().getAll(story.asOps("/timeline?limit=2")).stream()
                .flatMap(page -> page.texts("items", "type").stream())
                .toList();
    }

    private Answer events(String query) {
        return api.system().get("/api/v1/system/events" + query).expect(200);
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                        select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped
                        order by attnum
                        """).param(table).query(String.class).list();
    }
}
