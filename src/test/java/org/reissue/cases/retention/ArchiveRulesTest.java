package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.history.RetentionLock;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When a case may go to the archive, and what rules know of it afterwards. */
@ReissueTest
class ArchiveRulesTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Api api;
    private final TestClock clock;
    private final ApplicationContext context;
    private final RefundRequestJob refundRequests;
    private final ArchiveStory archived;
    private final Story story;

    @Autowired
    ArchiveRulesTest(Api api, TestClock clock, RefundRequestJob refundRequests, ApplicationContext context) {
        this.api = api;
        this.clock = clock;
        this.context = context;
        this.refundRequests = refundRequests;
        this.archived = new ArchiveStory(context);
        this.story = archived.story;
    }

    @AfterEach
    void reset_the_dropped_position() {
        archived.resetDroppedPosition();
    }

    @Test
    void a_case_stays_while_it_is_open_or_holds_personal_data_or_something_came_later() {
        story.apply("OTHER").expect(201);
        archived.archive();
        assertThat(archived.isArchived()).as("open").isFalse();

        story.cancel().expect(200);
        archived.archive();
        assertThat(archived.isArchived()).as("not erased").isFalse();

        Instant ended = clock.instant();
        story.waitFor("P1D");
        archived.remark().expect(200);
        archived.erase();
        archived.readLog();
        archived.archiveUntil(ended);
        assertThat(archived.isArchived()).as("remarked on later").isFalse();

        archived.archiveUntil(clock.instant());
        assertThat(archived.isArchived()).isTrue();
    }

    @Test
    void a_case_stays_while_the_service_itself_has_still_to_read_its_events() {
        archived.readLog();
        archived.dismissedAfterARemark();
        archived.archiveUntil(clock.instant());
        assertThat(archived.isArchived()).isFalse();

        archived.archive();
        assertThat(archived.isArchived()).isTrue();
    }

    @Test
    void a_case_stays_until_its_refund_has_arrived_and_money_that_comes_back_joins_the_timeline() {
        String refund = archived.refunded();
        archived.erase();
        archived.archive();
        assertThat(archived.isArchived()).as("the refund is due").isFalse();
        refundRequests.drain();
        archived.archive();
        assertThat(archived.isArchived()).as("the refund is requested").isFalse();

        story.refundResult(refund, "SUCCEEDED", "P-1").expect(200);
        archived.archive();
        assertThat(archived.isArchived()).isTrue();
        List<String> expected = new ArrayList<>(story.eventTypes());
        expected.add("reissue.refund-returned");
        story.refundResult(refund, "RETURNED", "P-1").expect(200);
        assertThat(story.eventTypes()).isEqualTo(expected);
        assertThat(story.ops().get(story.asOps("")).expect(200).text("refund.status"))
                .isEqualTo("FAILED");
    }

    @Test
    void an_item_that_was_refunded_cannot_be_applied_for_again_and_the_records_of_money_agree() {
        String refund = archived.refunded();
        refundRequests.drain();
        story.refundResult(refund, "SUCCEEDED", "P-1").expect(200);
        archived.erase();
        archived.archive();
        assertThat(archived.isArchived()).isTrue();

        Answer eligibility = story.buyer()
                .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                .expect(200);
        assertThat(eligibility.texts("items.0.violations", "code")).containsExactly("ALREADY_REFUNDED");
        assertThat(story.apply("OTHER").expect(422).texts("violations", "code")).containsExactly("ALREADY_REFUNDED");
        assertThat(api.ops("judge")
                        .get("/api/v1/ops/reconciliation")
                        .expect(200)
                        .texts("differences", "subject"))
                .doesNotContain("case " + story.id());
    }

    @Test
    void an_item_whose_case_ended_otherwise_may_be_applied_for_again() {
        archived.dismissedAfterARemark();
        archived.archive();
        story.apply("OTHER").expect(201);
    }

    @Test
    void without_the_setting_nothing_is_archived_and_a_year_is_the_least() {
        archived.dismissedAfterARemark();
        archived.readLog();
        story.waitFor("P365D");
        job(null).archiveDue();
        assertThat(archived.isArchived()).isFalse();
        job(YEAR.plusSeconds(1)).archiveDue();
        assertThat(archived.isArchived()).isFalse();
        job(YEAR).archiveDue();
        assertThat(archived.isArchived()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> job(YEAR.minusSeconds(1)));
    }

    private ArchiveJob job(@Nullable Duration after) {
        return new ArchiveJob(
                context.getBean(JdbcClient.class),
                context.getBean(TransactionTemplate.class),
                context.getBean(RetentionLock.class),
                new RetentionProperties(YEAR, YEAR, YEAR, YEAR, YEAR, after),
                clock);
    }
}
