package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A caller that has read everything may wait for what comes next. */
@ReissueTest
class LongPollTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LongPollService longPolls;

    @Autowired
    private Tokens tokens;

    private FeedProbe feed;
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.of(api, clock);
        feed = FeedProbe.fromNow(api, jdbc);
    }

    @Test
    void a_long_poll_completes_when_a_matching_event_is_recorded() {
        story.apply("OTHER").expect(201);
        feed.readOn();
        CompletableFuture<Answer> poll = longPoll("reissue.cancelled");
        story.reject().expect(200); // another type
        assertThat(feed.readOn()).isNotEmpty();
        assertThat(poll).isNotDone();

        story.modify("OTHER").expect(200);
        story.cancel().expect(200);
        Answer answer = poll.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(answer.expect(200).texts("items", "type")).containsExactly("reissue.cancelled");
        assertThat(answer.texts("items", "subject")).containsExactly(story.id());
    }

    @Test
    void at_most_four_polls_of_a_caller_and_sixty_four_in_all_wait_and_others_are_answered_at_once() {
        String path = FeedProbe.PATH + "?waitSeconds=30&types=reissue.cancelled&after=" + feed.cursor();
        story.apply("OTHER").expect(201);
        ExecutorService callers = Executors.newFixedThreadPool(64);
        List<CompletableFuture<Answer>> polls = new ArrayList<>();
        try {
            for (int caller = 1; caller <= 16; caller++) {
                for (int i = 0; i < 4; i++) {
                    String token = tokens.system("caller-" + caller);
                    polls.add(CompletableFuture.supplyAsync(
                            () -> api.bearer(token).get(path), callers));
                }
                int waiting = polls.size();
                Awaitility.await().until(() -> longPolls.countPending() == waiting);
                assertAnsweredAtOnce(
                        api.bearer(tokens.system("caller-" + caller)).get(path));
            }
            assertAnsweredAtOnce(api.bearer(tokens.system("caller-17")).get(path));
            assertThat(longPolls.countPending()).isEqualTo(64);
            assertThat(polls).noneMatch(CompletableFuture::isDone);

            story.cancel().expect(200);
            assertThat(polls)
                    .allSatisfy(poll -> assertThat(poll.orTimeout(20, TimeUnit.SECONDS)
                                    .join()
                                    .expect(200)
                                    .texts("items", "subject"))
                            .containsExactly(story.id()));
        } finally {
            callers.shutdownNow();
        }
    }

    /** Not after thirty seconds: polls that wait are not done yet. */
    private static void assertAnsweredAtOnce(Answer answer) {
        assertThat(answer.expect(200).field("items").isEmpty()).isTrue();
        assertThat(answer.text("nextCursor")).isNotEmpty();
    }

    @Test
    void a_long_poll_without_events_ends_with_an_empty_page_and_a_cursor() {
        Answer answer = api.system()
                .get(FeedProbe.PATH + "?waitSeconds=1&after=" + feed.cursor())
                .expect(200);
        assertThat(answer.field("items").isEmpty()).isTrue();
        assertThat(answer.text("nextCursor")).isEqualTo(feed.cursor());
    }

    @Test
    void a_long_poll_whose_events_are_dropped_ends_with_cursor_expired() {
        long kept = jdbc.sql("select dropped_through from case_event_retention")
                .query(Long.class)
                .single();
        CompletableFuture<Answer> poll = longPoll("reissue.confirmed");
        try {
            jdbc.sql("update case_event_retention set dropped_through = 999999999999")
                    .update();
            story.apply("OTHER").expect(201);
            Answer answer = poll.orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(answer.expect(410).text("type")).isEqualTo("urn:reissue:problem:cursor-expired");
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.header("Content-Language")).isEqualTo("en");
            api.system().get(FeedProbe.PATH + "?after=" + feed.cursor()).expect(410);
            Answer anew = api.system().get(FeedProbe.PATH + "?limit=1").expect(200);
            api.system()
                    .get(FeedProbe.PATH + "?after=" + anew.text("nextCursor"))
                    .expect(200);
        } finally {
            jdbc.sql("update case_event_retention set dropped_through = ?")
                    .param(kept)
                    .update();
        }
    }

    /** A long poll; returns once it is pending. */
    private CompletableFuture<Answer> longPoll(String type) {
        String path = FeedProbe.PATH + "?waitSeconds=30&types=" + type + "&after=" + feed.cursor();
        int before = longPolls.countPending();
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> api.system().get(path));
        Awaitility.await().until(() -> longPolls.countPending() > before);
        return answer;
    }
}
