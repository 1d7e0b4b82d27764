package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.domain.RulingPreview;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;

/** R16: a preview tells what a ruling would do, and the ruling then does just that. */
@ReissueTest
class RulingPreviewTest {

    private static final Caller JUDGE = new Caller(Scope.OPS, "judge", null);

    private final Api api;
    private final TestClock clock;
    private final CaseQueryService queries;
    private final OpsCaseService commands;
    private Story story;

    @Autowired
    RulingPreviewTest(Api api, TestClock clock, CaseQueryService queries, OpsCaseService commands) {
        this.api = api;
        this.clock = clock;
        this.queries = queries;
        this.commands = commands;
    }

    @BeforeEach
    void an_arbitration() {
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    @Test
    void a_reissue_sets_the_merchant_a_deadline_whose_passing_has_a_name() {
        RulingPreview preview = preview(Decision.REISSUE, null);
        assertThat(preview)
                .isEqualTo(new RulingPreview(
                        Decision.REISSUE,
                        CaseStatus.AWAITING_SHIPMENT,
                        null,
                        null,
                        clock.instant().plus(Duration.ofHours(48)),
                        TimeoutOutcome.OVERDUE_REFUND));
        Answer ruled = story.rule("REISSUE").expect(200);
        assertThat(ruled.text("status")).isEqualTo(preview.to().name());
        assertThat(ruled.text("deadline.at")).isEqualTo(preview.deadlineAt().toString());
        assertThat(ruled.text("deadline.then")).isEqualTo(preview.then().name());
    }

    @Test
    void a_refund_is_what_is_left_or_less() {
        story.orderFacts(Map.of("refundedFen", 900)).expect(200);
        assertThat(preview(Decision.REFUND, 5L))
                .isEqualTo(new RulingPreview(Decision.REFUND, CaseStatus.REFUNDED, 5L, 19_000L, null, null));
        RulingPreview whole = preview(Decision.REFUND, null);
        assertThat(whole.refundFen()).isEqualTo(19_000);
        assertThat(refusal(Decision.REFUND, 19_001L)).isEqualTo(ProblemType.NOT_ELIGIBLE);
        assertThat(story.rule("REFUND").expect(200).number("refund.amountFen")).isEqualTo(whole.refundFen());
    }

    @Test
    void a_dismissal_closes_the_case_and_moves_no_money() {
        assertThat(preview(Decision.DISMISS, null))
                .isEqualTo(new RulingPreview(Decision.DISMISS, CaseStatus.CLOSED, null, null, null, null));
        assertThat(refusal(Decision.DISMISS, 1L)).isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void what_cannot_be_ruled_has_no_preview() {
        story.approve().expect(200);
        assertThat(refusal(Decision.REFUND, null)).isEqualTo(ProblemType.INVALID_TRANSITION);
    }

    private RulingPreview preview(Decision decision, Long refundFen) {
        return commands.preview(JUDGE, queries.read(JUDGE, story.id()), decision, refundFen);
    }

    private ProblemType refusal(Decision decision, Long refundFen) {
        return catchThrowableOfType(Problem.class, () -> preview(decision, refundFen))
                .type();
    }
}
