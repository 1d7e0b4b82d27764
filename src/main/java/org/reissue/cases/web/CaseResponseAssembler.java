package org.reissue.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.CaseReceivers;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.cases.web.CaseExtrasRepository.CaseExtras;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.logistics.TrackingHistory;
import org.reissue.orders.Receiver;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Scope;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Messages;
import org.springframework.stereotype.Component;

/** Makes responses of cases for a caller: with labels in its language, its allowed actions, and a masked receiver. */
@Component
public class CaseResponseAssembler {

    private final CaseExtrasRepository extrasRepository;
    private final CaseReceivers receivers;
    private final Messages messages;
    private final Clock clock;

    CaseResponseAssembler(
            CaseExtrasRepository extrasRepository, CaseReceivers receivers, Messages messages, Clock clock) {
        this.extrasRepository = extrasRepository;
        this.receivers = receivers;
        this.messages = messages;
        this.clock = clock;
    }

    public CaseResponse of(ReissueCase reissueCase, Caller caller) {
        return of(List.of(reissueCase), caller, false).get(0);
    }

    /** The same with a masked receiver, without money and without what carriers tell: nothing is read for it. */
    public CaseResponse withoutExtras(ReissueCase reissueCase, Caller caller) {
        return of(reissueCase, CaseExtrasRepository.NONE, caller, true);
    }

    public Page<CaseResponse> of(Page<ReissueCase> page, Caller caller) {
        return new Page<>(of(page.items(), caller, true), page.nextCursor());
    }

    public IdempotentResult<CaseResponse> of(IdempotentResult<ReissueCase> result, Caller caller) {
        return result.map(reissueCase -> of(reissueCase, caller));
    }

    private List<CaseResponse> of(List<ReissueCase> cases, Caller caller, boolean masked) {
        Function<ReissueCase, CaseExtras> extras = extrasRepository.find(cases);
        return cases.stream()
                .map(one -> of(one, extras.apply(one), caller, masked))
                .toList();
    }

    private CaseResponse of(ReissueCase reissueCase, CaseExtras extras, Caller caller, boolean masked) {
        return new CaseResponse(
                reissueCase.id().toString(),
                name(reissueCase.progress().status()),
                messages.text("status." + name(reissueCase.progress().status())),
                name(reissueCase.application().reason()),
                messages.text("reason." + name(reissueCase.application().reason())),
                reissueCase.item().orderId(),
                reissueCase.item().itemId(),
                reissueCase.item().title(),
                reissueCase.item().shopId(),
                reissueCase.item().buyerId(),
                reissueCase.application().quantity(),
                reissueCase.application().description(),
                reissueCase.application().evidence(),
                deadline(reissueCase),
                reissueCase.rejection(),
                shipment(reissueCase.shipment(), extras.trackingHistory(), caller),
                arbitration(reissueCase.arbitration(), caller),
                extras.money().compensation(),
                extras.money().refund(),
                receiver(reissueCase, caller, masked),
                Lifecycle.allowed(
                        reissueCase.state(), ActorKind.valueOf(caller.scope().name())),
                reissueCase.version(),
                reissueCase.appliedAt(),
                reissueCase.progress().updatedAt());
    }

    private ShipmentResponse shipment(Shipment shipment, TrackingHistory trackingHistory, Caller caller) {
        if (shipment == null) {
            return null;
        }
        // buyers do not see the warning: only the merchant can check the number
        ShipmentResponse.Warning warning = shipment.warning() == null || caller.scope() == Scope.BUYER
                ? null
                : new ShipmentResponse.Warning(
                        shipment.warning(), messages.text("tracking-warning." + shipment.warning()));
        return ShipmentResponse.of(shipment, trackingHistory, warning);
    }

    private @Nullable ArbitrationResponse arbitration(@Nullable Arbitration arbitration, Caller caller) {
        if (arbitration == null) {
            return null;
        }
        // buyers and merchants do not see who is at work
        String claimedBy = caller.scope() == Scope.OPS ? arbitration.claimedBy(clock.instant()) : null;
        return ArbitrationResponse.of(arbitration, claimedBy);
    }

    /** A newer instance may have written a name that this one does not know: the row says so, and the page comes. */
    private static String name(@Nullable Enum<?> constant) {
        return constant == null ? CaseResponse.UNKNOWN : constant.name();
    }

    private static CaseResponse.@Nullable Deadline deadline(ReissueCase reissueCase) {
        Instant deadlineAt = reissueCase.progress().deadlineAt();
        return deadlineAt == null
                ? null
                : Lifecycle.timeout(reissueCase.state())
                        .map(timeout -> new CaseResponse.Deadline(deadlineAt, timeout.timeoutOutcome()))
                        .orElse(null);
    }

    /** Whole only outside lists, to the buyer, and to the merchant who has to ship. */
    private @Nullable Receiver receiver(ReissueCase reissueCase, Caller caller, boolean masked) {
        Receiver receiver = receivers.decrypt(reissueCase);
        boolean needed = caller.scope() == Scope.BUYER
                || caller.scope() == Scope.MERCHANT && reissueCase.progress().status() == CaseStatus.AWAITING_SHIPMENT;
        return receiver == null || needed && !masked ? receiver : receiver.masked();
    }
}
