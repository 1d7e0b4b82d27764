package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.faults.PagedFeedReader.Read;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The feed check of the fault suite finds what readers have missed, got twice, too early or from nowhere. */
class FeedCheckerTest {

    private static Connection connection;
    private static JdbcClient jdbc;

    private final FeedChecker checker = new FeedChecker(jdbc);

    /** Events 1 and 3 are of one case, 2 is of another; no reader gets the remark, 4. */
    @BeforeAll
    static void log_four_events() throws SQLException {
        connection = TestDatabase.createMigratedDatabase("feed_checker").connect();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
                        insert into case_event (id, case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, rule)
                        overriding system value
                        select id, uuidv7(), case id when 4 then 'reissue.remark-added' else 'reissue.applied' end, now(),
                               'BUYER', 'S-1', 'B-1', 'O-1', 'I-1', 'OTHER', 'R1'
                        from generate_series(1, 4) id
                        """).update();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void readers_that_got_everything_in_order_are_found_right() {
        assertThat(checker.checkFeed(read(1, 2, 3))).isEmpty();
        assertThat(checker.checkWebhook(read(1, 2, 3))).isEmpty();
    }

    @Test
    void a_missed_event_is_a_fault() {
        assertThat(checker.checkFeed(read(1, 3))).containsExactly("The feed missed 1 events, first 2");
        assertThat(checker.checkWebhook(read(1, 3))).containsExactly("The webhook missed 1 events, first 2");
    }

    @Test
    void an_event_that_the_log_does_not_have_is_a_fault_unless_the_log_may_have_losses() {
        assertThat(checker.checkFeed(read(1, 2, 3, 9)))
                .containsExactly("The feed has events that the log does not have: [9]");
        assertThat(checker.checkWebhook(read(1, 2, 3, 4)))
                .containsExactly("The webhook has events that the log does not have: [4]");

        assertThat(new FeedChecker(jdbc, true).checkFeed(read(1, 2, 3, 9))).isEmpty();
    }

    @Test
    void in_the_feed_an_event_out_of_order_or_twice_is_a_fault() {
        assertThat(checker.checkFeed(read(2, 1, 3))).singleElement().asString().startsWith("The feed has Read[id=1");
        assertThat(checker.checkFeed(read(1, 2, 2, 3)))
                .singleElement()
                .asString()
                .startsWith("The feed has Read[id=2");
    }

    @Test
    void a_webhook_may_get_an_event_again_and_cases_in_any_order_but_not_events_of_a_case() {
        assertThat(checker.checkWebhook(read(2, 1, 2, 1, 3, 1))).isEmpty();
        assertThat(checker.checkWebhook(read(3, 1, 2)))
                .singleElement()
                .asString()
                .startsWith("The webhook got Read[id=1")
                .endsWith("after 3");
    }

    private static List<Read> read(long... ids) {
        return LongStream.of(ids)
                .mapToObj(id -> new Read(id, id == 2 ? "C-2" : "C-1", "reissue.applied"))
                .toList();
    }
}
