package org.reissue.local;

import java.time.Instant;
import java.util.List;
import org.reissue.cases.commands.ApplicationService;
import org.reissue.cases.commands.ApplyRequest;
import org.reissue.cases.commands.BuyerCaseService;
import org.reissue.cases.commands.CaseNoteService;
import org.reissue.cases.commands.CommentRequest;
import org.reissue.cases.commands.MerchantCaseService;
import org.reissue.cases.commands.ModifyRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.PlainCaseService;
import org.reissue.cases.commands.RejectRequest;
import org.reissue.cases.commands.RemarkRequest;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.cases.commands.ShipRequest;
import org.reissue.cases.commands.StatementRequest;
import org.reissue.lifecycle.Action;
import org.reissue.logistics.ScanKind;
import org.reissue.logistics.scans.Scan;
import org.reissue.logistics.scans.ScanService;
import org.reissue.orders.OrderService;
import org.reissue.settlement.Refund;
import org.reissue.settlement.refunds.RefundResultRequest;
import org.reissue.settlement.refunds.RefundService;
import org.reissue.web.api.Paging;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Takes the steps of sample cases, by the services that the API calls. */
@Service
@Profile("local")
class SampleStepService {

    private final OrderService orders;
    private final ApplicationService applications;
    private final BuyerCaseService buyers;
    private final PlainCaseService plain;
    private final MerchantCaseService merchants;
    private final CaseNoteService notes;
    private final OpsCaseService ops;
    private final ScanService scans;
    private final RefundService refunds;

    SampleStepService(
            OrderService orders,
            ApplicationService applications,
            BuyerCaseService buyers,
            PlainCaseService plain,
            MerchantCaseService merchants,
            CaseNoteService notes,
            OpsCaseService ops,
            ScanService scans,
            RefundService refunds) {
        this.orders = orders;
        this.applications = applications;
        this.buyers = buyers;
        this.plain = plain;
        this.merchants = merchants;
        this.notes = notes;
        this.ops = ops;
        this.scans = scans;
        this.refunds = refunds;
    }

    /** @param now the business time of the step */
    void take(SampleStory story, SampleStep step, Instant now) {
        switch (step.action()) {
            case APPLY -> apply(story, step, now);
            case MODIFY -> buyers.modify(story.asBuyer(), story.caseId(), modification(story, step));
            case ESCALATE, CANCEL, CONFIRM ->
                plain.perform(
                        story.asBuyer(),
                        story.caseId(),
                        Action.valueOf(step.action().name()),
                        new CommentRequest(step.text()));
            case BUYER_STATE -> notes.addStatement(story.asBuyer(), story.caseId(), statement(step));
            case APPROVE -> merchants.approve(story.asMerchant(), story.caseId());
            case REJECT -> merchants.reject(story.asMerchant(), story.caseId(), rejection(step));
            case SHIP -> ship(story, step);
            case MERCHANT_STATE -> notes.addStatement(story.asMerchant(), story.caseId(), statement(step));
            case MERCHANT_REMARK -> notes.addRemark(story.asMerchant(), story.caseId(), new RemarkRequest(step.text()));
            case CLAIM -> ops.claim(SampleStory.asOps(), story.caseId(), null);
            case RULE -> ops.rule(SampleStory.asOps(), story.caseId(), ruling(step));
            case OPS_REMARK -> notes.addRemark(SampleStory.asOps(), story.caseId(), new RemarkRequest(step.text()));
            case ACCEPTED, IN_TRANSIT, DELIVERED ->
                scan(story, ScanKind.valueOf(step.action().name()), now);
            case REFUND_PAID -> endRefund(story, RefundResultRequest.Outcome.SUCCEEDED);
            case REFUND_FAILED -> endRefund(story, RefundResultRequest.Outcome.FAILED);
        }
    }

    private void apply(SampleStory story, SampleStep step, Instant now) {
        orders.upsert(story.orderId(), story.order(now));
        SampleShop.Case script = story.script();
        ApplyRequest application = new ApplyRequest(
                story.orderId(), "I-1", script.quantity(), script.reason(), step.text(), step.evidence(), null);
        story.opened(
                applications.apply(story.asBuyer(), application).body().id().toString());
    }

    private void ship(SampleStory story, SampleStep step) {
        story.shippedBy(step.carrier());
        ShipRequest shipment = new ShipRequest(story.carrier(), story.trackingNumber(), false);
        merchants.ship(story.asMerchant(), story.caseId(), shipment);
    }

    private void scan(SampleStory story, ScanKind kind, Instant now) {
        scans.record(List.of(new Scan(story.carrier(), story.trackingNumber(), kind, now)));
    }

    private void endRefund(SampleStory story, RefundResultRequest.Outcome outcome) {
        refunds.findByStatus(Refund.Status.REQUESTED, new Paging(100, null)).items().stream()
                .filter(refund -> refund.caseId().equals(story.caseId()))
                .forEach(refund -> refunds.recordResult(
                        "payment-system", refund.id(), new RefundResultRequest(outcome, "SAMPLE-" + story.orderId())));
    }

    private static ModifyRequest modification(SampleStory story, SampleStep step) {
        SampleShop.Case script = story.script();
        return new ModifyRequest(script.quantity(), script.reason(), step.text(), step.evidence(), null);
    }

    private static StatementRequest statement(SampleStep step) {
        return new StatementRequest(step.text(), step.evidence());
    }

    private static RejectRequest rejection(SampleStep step) {
        return new RejectRequest(step.code(), step.text(), step.evidence());
    }

    private static RuleRequest ruling(SampleStep step) {
        return new RuleRequest(step.decision(), step.blame(), step.text(), step.refundFen());
    }
}
