package org.reissue.cases.commands;

import java.util.List;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Rule;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.springframework.stereotype.Component;

/** What platform staff may do to any case. */
@Component
public class OpsCaseService {

    private final CommandExecutor desk;

    OpsCaseService(CommandExecutor desk) {
        this.desk = desk;
    }

    /**
     * R16: ops rule, and the ruling is executed.
     *
     * @throws Problem {@code invalid-request} for an amount without a refund, {@code not-eligible} for more than was
     *     paid
     */
    public IdempotentResult<ReissueCase> rule(ApiRequest call, String id, RuleRequest ruling) {
        if (ruling.refundFen() != null && ruling.decision() != Decision.REFUND) {
            throw Problem.invalid("refundFen", "invalid.refund-without-decision");
        }
        return desk.handle(call, id, ruling, (reissueCase, turn) -> {
            reissueCase.requireLegal(ruling.decision(), turn);
            if (ruling.refundOf(reissueCase.paidFen()) > reissueCase.paidFen()) {
                throw Problem.notEligible(
                        List.of(Violation.of(Rule.R16.name(), "AMOUNT_EXCEEDED", reissueCase.paidFen())));
            }
            reissueCase.rule(ruling, turn);
        });
    }

    /** Whatever deadline runs is moved. */
    public IdempotentResult<ReissueCase> extend(ApiRequest call, String id, ExtendRequest extension) {
        return desk.handle(call, id, extension, (it, turn) -> it.extend(extension.by(), extension.comment(), turn));
    }

    /** R18: a note that ops alone see. */
    public IdempotentResult<ReissueCase> remark(ApiRequest call, String id, RemarkRequest remark) {
        return desk.handle(call, id, remark, (it, turn) -> it.remark(remark.comment(), turn));
    }
}
