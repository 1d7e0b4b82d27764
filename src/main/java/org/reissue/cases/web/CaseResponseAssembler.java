package org.reissue.cases.web;

import java.util.List;
import java.util.function.Function;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.cases.web.CaseExtrasRepository.Beside;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Transition;
import org.reissue.logistics.TrackingHistory;
import org.reissue.orders.Receiver;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Scope;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Messages;
import org.springframework.stereotype.Component;

/**
 * Shows cases to whoever asks: in their language, with what they may do, and no more of the receiver than they need.
 */
@Component
class CaseResponseAssembler {

    private final CaseExtrasRepository extras;
    private final Messages language;

    CaseResponseAssembler(CaseExtrasRepository extras, Messages language) {
        this.extras = extras;
        this.language = language;
    }

    CaseResponse of(ReissueCase reissueCase, Caller caller) {
        return of(List.of(reissueCase), caller).get(0);
    }

    Page<CaseResponse> of(Page<ReissueCase> page, Caller caller) {
        return new Page<>(of(page.items(), caller), page.nextCursor());
    }

    IdempotentResult<CaseResponse> of(IdempotentResult<ReissueCase> reply, Caller caller) {
        return new IdempotentResult<>(reply.receipt(), of(reply.body(), caller), reply.replayed());
    }

    private List<CaseResponse> of(List<ReissueCase> cases, Caller caller) {
        Function<ReissueCase, Beside> beside = extras.of(cases);
        return cases.stream().map(one -> of(one, beside.apply(one), caller)).toList();
    }

    private CaseResponse of(ReissueCase it, Beside beside, Caller caller) {
        return new CaseResponse(
                it.id().toString(),
                it.status(),
                language.text("status." + it.status()),
                it.claim().reason(),
                language.text("reason." + it.claim().reason()),
                it.orderId(),
                it.itemId(),
                it.title(),
                it.shopId(),
                it.buyerId(),
                it.claim().quantity(),
                it.claim().description(),
                it.claim().evidence(),
                deadline(it),
                it.rejection(),
                shipment(it.shipment(), beside.route(), caller),
                it.arbitration(),
                beside.money().compensation(),
                beside.money().refund(),
                receiver(it, caller),
                Lifecycle.allowed(it.state(), ActorKind.valueOf(caller.scope().name())),
                it.version(),
                it.appliedAt(),
                it.updatedAt());
    }

    private ShipmentResponse shipment(Shipment shipment, TrackingHistory route, Caller caller) {
        if (shipment == null) {
            return null;
        }
        // the merchant is to check the number, ops to know of it; the buyer could only worry
        ShipmentResponse.Warning warning = shipment.warning() == null || caller.scope() == Scope.BUYER
                ? null
                : new ShipmentResponse.Warning(
                        shipment.warning(), language.text("tracking-warning." + shipment.warning()));
        return ShipmentResponse.of(shipment, route, warning);
    }

    private static CaseResponse.Deadline deadline(ReissueCase it) {
        if (it.deadlineAt() == null) {
            return null;
        }
        return new CaseResponse.Deadline(
                it.deadlineAt(),
                Lifecycle.timeout(it.state()).map(Transition::timeoutOutcome).orElseThrow());
    }

    private static Receiver receiver(ReissueCase it, Caller caller) {
        Receiver receiver = it.claim().receiver();
        boolean needed = caller.scope() == Scope.BUYER
                || caller.scope() == Scope.MERCHANT && it.status() == CaseStatus.AWAITING_SHIPMENT;
        return receiver == null || needed ? receiver : receiver.masked();
    }
}
