package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.history.SafePosition;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A reader of the feed gets every event once, each case's in order, whenever their transactions commit. */
@ReissueTest
class FeedOrderTest {

    private static final int WRITERS = 8;
    private static final int CASES_EACH = 6;
    private static final List<String> LIFE =
            List.of("reissue.applied", "reissue.rejected", "reissue.modified", "reissue.approved", "reissue.cancelled");

    private static final String LATE = """
            insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason,
                                    from_status, to_status, rule, version)
            values (gen_random_uuid(), 'reissue.modified', timestamptz '2026-03-02 02:00:00+00', 'BUYER', 'S-late',
                    'B-late', 'O-late', 'I-1', 'OTHER', 'REJECTED', 'PENDING_MERCHANT', 'R9', 3)
            returning id::text
            """;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SafePosition safePosition;

    private FeedProbe feed;

    @BeforeEach
    void begin() {
        feed = FeedProbe.fromNow(api, jdbc);
    }

    @Test
    void an_event_that_commits_late_is_waited_for() throws SQLException {
        Story story = Story.of(api, clock);
        try (Connection late = TestDatabase.shared().connect()) {
            late.setAutoCommit(false);
            story.apply("OTHER").expect(201);
            String lateId = insert(late);
            story.cancel().expect(200);

            // events before the late one can be read, events after it wait for it
            feed.readOn();
            assertThat(feed.ids()).doesNotContain(lateId);
            assertThat(feed.typesOf(story.id())).doesNotContain("reissue.cancelled");
            assertThat(safePosition.lag()).isPositive();

            late.commit();
            feed.readOn();
            assertThat(feed.ids()).contains(lateId).doesNotHaveDuplicates();
            assertThat(feed.typesOf(story.id())).containsExactly("reissue.applied", "reissue.cancelled");
            assertThat(feed.ids().stream().map(Long::valueOf)).isSorted();
        }
        assertThat(safePosition.positionNow()).isPositive();
        assertThat(safePosition.lag()).isZero();
    }

    @Test
    void an_event_that_never_commits_is_not_waited_for() throws SQLException {
        Story story = Story.of(api, clock);
        String lateId;
        try (Connection late = TestDatabase.shared().connect()) {
            late.setAutoCommit(false);
            lateId = insert(late);
            story.apply("OTHER").expect(201);
            feed.readOn();
            assertThat(feed.typesOf(story.id())).isEmpty();
            late.rollback();
        }
        feed.readOn();
        assertThat(feed.typesOf(story.id())).containsExactly("reissue.applied");
        assertThat(feed.ids()).doesNotContain(lateId);
    }

    @Test
    void one_reader_beside_eight_writers_gets_every_event_once_and_in_order() throws Exception {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < WRITERS * CASES_EACH; i++) {
            stories.add(Story.of(api, clock));
        }
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Connection late = TestDatabase.shared().connect()) {
            late.setAutoCommit(false);
            List<CompletableFuture<Void>> work = stories.stream()
                    .map(story -> CompletableFuture.runAsync(() -> live(story), writers))
                    .toList();
            CompletableFuture<Void> all = CompletableFuture.allOf(work.toArray(CompletableFuture[]::new));
            List<String> lateIds = new ArrayList<>();
            while (!all.isDone()) {
                lateIds.add(insert(late)); // stays open while the others write and the reader reads
                feed.readPage();
                feed.readPage();
                late.commit();
            }
            all.join();
            feed.readOn();
            assertThat(lateIds).hasSizeGreaterThan(1);
            assertThat(feed.ids()).doesNotHaveDuplicates().containsAll(lateIds);
        } finally {
            writers.shutdownNow();
        }

        Map<String, List<String>> lives = new HashMap<>();
        Map<String, List<Long>> versions = new HashMap<>();
        for (JsonNode event : feed.readOn()) {
            String subject = event.path("subject").asString();
            lives.computeIfAbsent(subject, id -> new ArrayList<>())
                    .add(event.path("type").asString());
            versions.computeIfAbsent(subject, id -> new ArrayList<>())
                    .add(event.path("data").path("version").longValue());
        }
        assertThat(stories)
                .allSatisfy(story -> assertThat(lives.get(story.id())).isEqualTo(LIFE));
        assertThat(versions.values())
                .allSatisfy(ofCase -> assertThat(ofCase).isSortedAccordingTo(Comparator.naturalOrder()));
        List<String> written = jdbc.sql("select id::text from case_event where id > ? order by case_event.id")
                .param(Long.parseLong(feed.ids().get(0)) - 1)
                .query(String.class)
                .list();
        assertThat(feed.ids()).isEqualTo(written);
    }

    private static void live(Story story) {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.modify("MISSING_ITEMS").expect(200);
        story.approve().expect(200);
        story.cancel().expect(200);
    }

    private static String insert(Connection late) throws SQLException {
        // like every writer, takes its xid before its position
        try (PreparedStatement xid = late.prepareStatement("select pg_current_xact_id()");
                PreparedStatement insert = late.prepareStatement(LATE)) {
            xid.execute();
            var row = insert.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
