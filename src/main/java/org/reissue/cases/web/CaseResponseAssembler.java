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
 * Shows cases to whoever asks: in their messages, with what they may do, and no more of the receiver than they need.
 */
@Component
class CaseResponseAssembler {

    private final CaseExtrasRepository extras;
    private final Messages messages;

    CaseResponseAssembler(CaseExtrasRepository extras, Messages messages) {
        this.extras = extras;
        this.messages = messages;
    }

    CaseResponse of(ReissueCase reissueCase, Caller caller) {
        return of(List.of(reissueCase), caller).get(0);
    }

    Page<CaseResponse> of(Page<ReissueCase> page, Caller caller) {
        return new Page<>(of(page.items(), caller), page.nextCursor());
    }

    IdempotentResult<CaseResponse> of(IdempotentResult<ReissueCase> result, Caller caller) {
        return result.map(reissueCase -> of(reissueCase, caller));
    }

    private List<CaseResponse> of(List<ReissueCase> cases, Caller caller) {
        Function<ReissueCase, Beside> beside = extras.of(cases);
        return cases.stream().map(one -> of(one, beside.apply(one), caller)).toList();
    }

    private CaseResponse of(ReissueCase found, Beside beside, Caller caller) {
        return new CaseResponse(
                found.id().toString(),
                found.progress().status(),
                messages.text("status." + found.progress().status()),
                found.application().reason(),
                messages.text("reason." + found.application().reason()),
                found.item().orderId(),
                found.item().itemId(),
                found.item().title(),
                found.item().shopId(),
                found.item().buyerId(),
                found.application().quantity(),
                found.application().description(),
                found.application().evidence(),
                deadline(found),
                found.rejection(),
                shipment(found.shipment(), beside.route(), caller),
                found.arbitration(),
                beside.money().compensation(),
                beside.money().refund(),
                receiver(found, caller),
                Lifecycle.allowed(
                        found.state(), ActorKind.valueOf(caller.scope().name())),
                found.version(),
                found.appliedAt(),
                found.progress().updatedAt());
    }

    private ShipmentResponse shipment(Shipment shipment, TrackingHistory route, Caller caller) {
        if (shipment == null) {
            return null;
        }
        // the merchant is to check the number, ops to know of it; the buyer could only worry
        ShipmentResponse.Warning warning = shipment.warning() == null || caller.scope() == Scope.BUYER
                ? null
                : new ShipmentResponse.Warning(
                        shipment.warning(), messages.text("tracking-warning." + shipment.warning()));
        return ShipmentResponse.of(shipment, route, warning);
    }

    private static CaseResponse.Deadline deadline(ReissueCase found) {
        if (found.progress().deadlineAt() == null) {
            return null;
        }
        return new CaseResponse.Deadline(
                found.progress().deadlineAt(),
                Lifecycle.timeout(found.state()).map(Transition::timeoutOutcome).orElseThrow());
    }

    private static Receiver receiver(ReissueCase found, Caller caller) {
        Receiver receiver = found.application().receiver();
        boolean needed = caller.scope() == Scope.BUYER
                || caller.scope() == Scope.MERCHANT && found.progress().status() == CaseStatus.AWAITING_SHIPMENT;
        return receiver == null || needed ? receiver : receiver.masked();
    }
}
