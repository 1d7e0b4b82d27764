package org.reissue.console.cases;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.BuyerCaseService;
import org.reissue.cases.commands.CaseNoteService;
import org.reissue.cases.commands.CommentRequest;
import org.reissue.cases.commands.ExtendRequest;
import org.reissue.cases.commands.MerchantCaseService;
import org.reissue.cases.commands.ModifyRequest;
import org.reissue.cases.commands.OpsCaseService;
import org.reissue.cases.commands.PlainCaseService;
import org.reissue.cases.commands.RejectRequest;
import org.reissue.cases.commands.RemarkRequest;
import org.reissue.cases.commands.ShipRequest;
import org.reissue.cases.commands.StatementRequest;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.Submission;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** Makes forms about a case into the requests of the API, and hands them to the services of the API. */
@Component
@ConditionalOnConsole
class CaseCommands {

    private static final String EVIDENCE = "evidence";
    private static final String COMMENT = "comment";

    private final BuyerCaseService buyers;
    private final MerchantCaseService merchants;
    private final OpsCaseService ops;
    private final PlainCaseService plain;
    private final CaseNoteService notes;
    private final FormValidator validator;

    CaseCommands(
            BuyerCaseService buyers,
            MerchantCaseService merchants,
            OpsCaseService ops,
            PlainCaseService plain,
            CaseNoteService notes,
            FormValidator validator) {
        this.buyers = buyers;
        this.merchants = merchants;
        this.ops = ops;
        this.plain = plain;
        this.notes = notes;
        this.validator = validator;
    }

    /**
     * Takes an action.
     *
     * @throws Problem as the service refuses it; {@code not-found} for an action that the reader never has
     */
    void perform(Action action, String id, Submission form) {
        ApiRequest call = form.call();
        Scope scope = form.caller().scope();
        if (action.isPlain()) {
            plain.perform(call, id, action, validator.valid(new CommentRequest(form.text(COMMENT))));
        } else if (scope == Scope.MERCHANT) {
            asMerchant(action, id, call, form);
        } else if (scope == Scope.OPS) {
            asOps(action, id, call, form);
        } else {
            asBuyer(action, id, call, form);
        }
    }

    private void asMerchant(Action action, String id, ApiRequest call, Submission form) {
        switch (action) {
            case APPROVE -> merchants.approve(call, id);
            case REJECT ->
                merchants.reject(
                        call,
                        id,
                        validator.valid(new RejectRequest(
                                form.constant("code", RejectionCode.class),
                                form.text("explanation"),
                                form.lines(EVIDENCE))));
            case SHIP -> merchants.ship(call, id, shipment(form));
            case CORRECT_SHIPMENT -> merchants.correctShipment(call, id, shipment(form));
            case STATE -> notes.addStatement(call, id, statement(form));
            case REMARK -> notes.addRemark(call, id, remark(form));
            default -> throw Problem.notFound();
        }
    }

    private void asOps(Action action, String id, ApiRequest call, Submission form) {
        switch (action) {
            case EXTEND -> ops.extend(call, id, validator.valid(new ExtendRequest(hours(form), form.text(COMMENT))));
            case REMARK -> notes.addRemark(call, id, remark(form));
            default -> throw Problem.notFound();
        }
    }

    private void asBuyer(Action action, String id, ApiRequest call, Submission form) {
        switch (action) {
            case MODIFY ->
                buyers.modify(
                        call,
                        id,
                        validator.valid(new ModifyRequest(
                                form.whole("quantity", "invalid.quantity"),
                                form.constant("reason", Reason.class),
                                form.text("description"),
                                form.lines(EVIDENCE),
                                null)));
            case STATE -> notes.addStatement(call, id, statement(form));
            default -> throw Problem.notFound();
        }
    }

    private ShipRequest shipment(Submission form) {
        return validator.valid(
                new ShipRequest(form.text("carrier"), form.text("trackingNumber"), form.checked("confirmed")));
    }

    private StatementRequest statement(Submission form) {
        return validator.valid(new StatementRequest(form.text(COMMENT), form.lines(EVIDENCE)));
    }

    private RemarkRequest remark(Submission form) {
        return validator.valid(new RemarkRequest(form.text(COMMENT)));
    }

    private @Nullable Duration hours(Submission form) {
        Integer hours = form.whole("by", "field.by.invalid");
        return hours == null ? null : Duration.ofHours(hours);
    }
}
