package org.reissue.local;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Does for sample cases what the jobs would have done: fires deadlines, and pays what is owed. */
@Service
@Profile("local")
class SampleTimeoutService {

    private final CaseQueryService queries;
    private final TimeoutService timeouts;
    private final SettlementService settlements;
    private final RefundRequestJob refundRequests;

    SampleTimeoutService(
            CaseQueryService queries,
            TimeoutService timeouts,
            SettlementService settlements,
            RefundRequestJob refundRequests) {
        this.queries = queries;
        this.timeouts = timeouts;
        this.settlements = settlements;
        this.refundRequests = refundRequests;
    }

    /** The deadline that the case has now, or null. */
    @Nullable
    Instant deadline(SampleStory story) {
        return read(story).progress().deadlineAt();
    }

    /** Fires the deadline that has passed, and pays what is owed by it. */
    void fire(SampleStory story) {
        read(story);
        pay();
    }

    void pay() {
        settlements.drain();
        refundRequests.drain();
    }

    void quarantine(SampleStory story, String fault) {
        timeouts.quarantine(UUID.fromString(story.caseId()), new IllegalStateException(fault));
    }

    /** Reading a case fires its passed deadline. */
    private ReissueCase read(SampleStory story) {
        return queries.read(SampleStory.asOps().caller(), story.caseId());
    }
}
