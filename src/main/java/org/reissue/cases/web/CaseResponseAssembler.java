package org.reissue.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.audit.AuditService;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.CaseReceivers;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.cases.web.CaseExtrasRepository.CaseExtras;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.logistics.TrackingHistory;
import org.reissue.orders.Receiver;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Scope;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Makes responses of cases for a caller: with labels in its language, and its allowed actions. The receiver is masked,
 * except in single cases for the buyer, and in {@link #ofRead} for the merchant who has to ship.
 */
@Component
public class CaseResponseAssembler {

    private static final Logger log = LoggerFactory.getLogger(CaseResponseAssembler.class);

    private final CaseExtrasRepository extrasRepository;
    private final CaseReceivers receivers;
    private final AuditService audit;
    private final Messages messages;
    private final Clock clock;

    CaseResponseAssembler(
            CaseExtrasRepository extrasRepository,
            CaseReceivers receivers,
            AuditService audit,
            Messages messages,
            Clock clock) {
        this.extrasRepository = extrasRepository;
        this.receivers = receivers;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The case that a command has changed. The command has been committed, so the caller gets the case even when
     * payouts and tracking history cannot be read; the response then lacks them.
     */
    CaseResponse of(ReissueCase reissueCase, Caller caller) {
        boolean wholeReceiver = caller.scope() == Scope.BUYER;
        try {
            return of(List.of(reissueCase), caller, wholeReceiver).get(0);
        } catch (DataAccessException e) {
            log.warn("A command on case {} is answered without payouts and tracking history", reissueCase.id(), e);
            return of(reissueCase, CaseExtrasRepository.NONE, caller, wholeReceiver);
        }
    }

    /**
     * A single case that the caller reads. A merchant who has to ship sees the whole receiver, and the audit log
     * records the reading. Must not be called in a transaction.
     */
    CaseResponse ofRead(ReissueCase reissueCase, Caller caller) {
        return detailsOfRead(reissueCase, caller).value();
    }

    /** A single case as {@link #ofRead} gives it, for a page, with the facts that the API leaves out. */
    public CaseDetails detailsOfRead(ReissueCase reissueCase, Caller caller) {
        boolean toShip =
                caller.scope() == Scope.MERCHANT && reissueCase.progress().status() == CaseStatus.AWAITING_SHIPMENT;
        boolean hasReceiver = reissueCase.application().receiver() != null;
        if (toShip && hasReceiver) {
            audit.recordReceiverRead(
                    caller.subject(), caller.shopId(), reissueCase.id().toString());
        }
        boolean wholeReceiver = toShip || caller.scope() == Scope.BUYER;
        CaseResponse value = of(List.of(reissueCase), caller, wholeReceiver).get(0);
        return new CaseDetails(value, wholeReceiver && hasReceiver, claimedUntil(reissueCase.arbitration(), caller));
    }

    /**
     * A single case for a page, with a masked receiver and without payouts and tracking history, so that no statement
     * is needed.
     */
    public CaseDetails detailsWithoutExtras(ReissueCase reissueCase, Caller caller) {
        CaseResponse value = of(reissueCase, CaseExtrasRepository.NONE, caller, false);
        return new CaseDetails(value, false, claimedUntil(reissueCase.arbitration(), caller));
    }

    public Page<CaseResponse> of(Page<ReissueCase> page, Caller caller) {
        return new Page<>(of(page.items(), caller, false), page.nextCursor());
    }

    IdempotentResult<CaseResponse> of(IdempotentResult<ReissueCase> result, Caller caller) {
        return result.map(reissueCase -> of(reissueCase, caller));
    }

    ResponseEntity<CaseResponse> respond(ApiRequest request, IdempotentResult<ReissueCase> result) {
        return of(result, request.caller()).toResponse();
    }

    private List<CaseResponse> of(List<ReissueCase> cases, Caller caller, boolean wholeReceiver) {
        Function<ReissueCase, CaseExtras> extras = extrasRepository.find(cases);
        return cases.stream()
                .map(one -> of(one, extras.apply(one), caller, wholeReceiver))
                .toList();
    }

    private CaseResponse of(ReissueCase reissueCase, CaseExtras extras, Caller caller, boolean wholeReceiver) {
        String status = StoredEnum.name(reissueCase.progress().status());
        String reason = StoredEnum.name(reissueCase.application().reason());
        return new CaseResponse(
                reissueCase.id().toString(),
                status,
                messages.text("status." + status),
                reason,
                messages.text("reason." + reason),
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
                receiver(receivers.decrypt(reissueCase), wholeReceiver),
                allowedActions(reissueCase, caller),
                reissueCase.version(),
                reissueCase.appliedAt(),
                reissueCase.progress().updatedAt());
    }

    /** What the caller may do now: by the table, but no ruling that another member of staff has in hand (R16). */
    private List<Action> allowedActions(ReissueCase reissueCase, Caller caller) {
        List<Action> allowed = Lifecycle.allowed(reissueCase.state(), CaseAccess.actorKind(caller.scope()));
        Arbitration arbitration = reissueCase.arbitration();
        return arbitration == null || !arbitration.isClaimedByOtherThan(caller.subject(), clock.instant())
                ? allowed
                : allowed.stream().filter(action -> action != Action.RULE).toList();
    }

    private @Nullable ShipmentResponse shipment(
            @Nullable Shipment shipment, TrackingHistory trackingHistory, Caller caller) {
        if (shipment == null) {
            return null;
        }
        // buyers do not see the warning: only the merchant can check the number
        ShipmentResponse.Warning warning = shipment.warning() == null || caller.scope() == Scope.BUYER
                ? null
                : new ShipmentResponse.Warning(
                        shipment.warning(), messages.textOfStored("tracking-warning.", shipment.warning()));
        return ShipmentResponse.of(shipment, trackingHistory, warning);
    }

    private @Nullable ArbitrationResponse arbitration(@Nullable Arbitration arbitration, Caller caller) {
        if (arbitration == null) {
            return null;
        }
        // buyers and merchants do not see which member of staff has the arbitration in hand
        String claimedBy = caller.scope() == Scope.OPS ? arbitration.claimedBy(clock.instant()) : null;
        return ArbitrationResponse.of(arbitration, claimedBy);
    }

    private @Nullable Instant claimedUntil(@Nullable Arbitration arbitration, Caller caller) {
        return arbitration == null || caller.scope() != Scope.OPS ? null : arbitration.claimedUntil(clock.instant());
    }

    private static CaseResponse.@Nullable Deadline deadline(ReissueCase reissueCase) {
        Instant deadlineAt = reissueCase.progress().deadlineAt();
        return deadlineAt == null
                ? null
                : Lifecycle.timeout(reissueCase.state())
                        .map(timeout -> new CaseResponse.Deadline(deadlineAt, timeout.timeoutOutcome()))
                        .orElse(null);
    }

    private static @Nullable Receiver receiver(@Nullable Receiver receiver, boolean whole) {
        return receiver == null || whole ? receiver : receiver.masked();
    }
}
