package org.reissue.cases.retention;

import java.time.Instant;
import java.util.Map;
import org.reissue.history.EndedCaseProbe;
import org.reissue.scorecards.ScorecardFollower;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A story that ends in the archive, and the steps on the way there. */
final class ArchiveStory {

    final Story story;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final ArchiveJob archive;
    private final ApplicationContext context;
    private final ScorecardFollower scorecards;

    ArchiveStory(ApplicationContext context) {
        this.context = context;
        api = context.getBean(Api.class);
        clock = context.getBean(TestClock.class);
        jdbc = context.getBean(JdbcClient.class);
        archive = context.getBean(ArchiveJob.class);
        scorecards = context.getBean(ScorecardFollower.class);
        story = Story.of(api, clock);
    }

    /** Ready for the archive. */
    void dismissedAfterARemark() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.escalate().expect(200);
        remark().expect(200);
        story.rule("DISMISS").expect(200);
        erase();
    }

    /** @return the id of the refund, which is due */
    String refunded() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        return story.rule("REFUND").expect(200).text("refund.id");
    }

    Answer remark() {
        return story.ops().post(story.asOps("/remarks"), Map.of("comment", "已致电"));
    }

    /** Ops have the buyer's personal data erased, for only what is erased is archived. */
    void erase() {
        api.ops("judge")
                .post("/api/v1/ops/erasures", Map.of("buyerId", story.buyerId))
                .expect(200);
    }

    /** Archives whatever has ended by now. */
    void archive() {
        readLog();
        archiveUntil(clock.instant());
    }

    void archiveUntil(Instant until) {
        archive.archiveUntil(until);
    }

    /** The archive waits for the readers of the log inside the service. */
    void readLog() {
        EndedCaseProbe.count(context);
        scorecards.drain();
    }

    boolean isArchived() {
        return count("archived_case where id") == 1;
    }

    /** @param rows the table, {@code where} and the column with the id of the case */
    long count(String rows) {
        return jdbc.sql("select count(*) from " + rows + " = ?::uuid")
                .param(story.id())
                .query(Long.class)
                .single();
    }

    /** Subscriptions in other tests must not seem to have missed events. */
    void resetDroppedPosition() {
        jdbc.sql("update case_event_retention set dropped_through = 0").update();
    }
}
