package org.reissue.cases.commands;

import java.time.Instant;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Rejection;
import org.reissue.cases.domain.Shipment;
import org.reissue.lifecycle.EventType;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelService;
import org.reissue.logistics.ShipmentContext;
import org.reissue.logistics.UnverifiedParcel;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderService;
import org.reissue.orders.Parcel;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** The commands of a merchant on a case of its shop. */
@Service
public class MerchantCaseService {

    private final CommandExecutor commands;
    private final CaseRepository cases;
    private final ParcelService parcels;
    private final OrderService orders;
    private final NoteLimit limit;

    MerchantCaseService(
            CommandExecutor commands,
            CaseRepository cases,
            ParcelService parcels,
            OrderService orders,
            NoteLimit limit) {
        this.commands = commands;
        this.limit = limit;
        this.cases = cases;
        this.parcels = parcels;
        this.orders = orders;
    }

    /** Approves the case (R6), also after a rejection (R9) or in arbitration (R16). */
    public IdempotentResult<ReissueCase> approve(ApiRequest request, String id) {
        return commands.execute(request, id, null, ReissueCase::approve);
    }

    /**
     * Rejects the case (R8, R9, R15).
     *
     * @throws Problem {@code not-eligible} when the code requires evidence and there is none
     */
    public IdempotentResult<ReissueCase> reject(ApiRequest request, String id, RejectRequest rejection) {
        return commands.execute(
                request,
                id,
                rejection,
                (found, context) -> found.reject(
                        new Rejection(rejection.code(), rejection.explanation(), rejection.evidence(), context.now()),
                        context));
    }

    /**
     * Ships the replacement (R7).
     *
     * @throws Problem {@code invalid-tracking-number} when the number is not a real one (R13)
     */
    public IdempotentResult<ReissueCase> ship(ApiRequest request, String id, ShipRequest shipment) {
        return commands.execute(request, id, shipment, () -> lockParcel(shipment), (found, parcel, context) -> {
            found.ship(shipped -> parcels.verify(parcel, first(shipped, shipment, context.now())), context);
            setInTransitIfScanned(found, context);
        });
    }

    /**
     * Corrects the tracking number of a shipment until the first scan; the deadline stays. A correction to the same
     * number changes nothing.
     *
     * @throws Problem {@code invalid-tracking-number} when the number is not a real one (R13), {@code limit-reached}
     *     after three corrections
     */
    public IdempotentResult<ReissueCase> correctShipment(ApiRequest request, String id, ShipRequest shipment) {
        return commands.execute(request, id, shipment, () -> lockParcel(shipment), (found, parcel, context) -> {
            found.correctShipment(
                    parcel.number(), shipped -> parcels.verify(parcel, replacing(shipped, shipment)), context);
            setInTransitIfScanned(found, context);
        });
    }

    /**
     * Adds the merchant's statement to an arbitration (R16).
     *
     * @throws Problem {@code limit-reached} when the merchant has added 50
     */
    public IdempotentResult<ReissueCase> state(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(request, id, statement, (found, context) -> {
            found.state(statement.explanation(), context);
            limit.require(found.id(), EventType.STATEMENT_ADDED, context.actor().kind());
        });
    }

    /**
     * Adds a note that the shop and ops see (R18).
     *
     * @throws Problem {@code limit-reached} when the shop has added 50
     */
    public IdempotentResult<ReissueCase> remark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(request, id, remark, (found, context) -> {
            found.remark(remark.comment(), context);
            limit.require(found.id(), EventType.REMARK_ADDED, context.actor().kind());
        });
    }

    /** Locks the parcel before the case, in the same order as the recording of scans. */
    private UnverifiedParcel lockParcel(ShipRequest shipment) {
        return parcels.lock(shipment.carrier(), shipment.trackingNumber());
    }

    /**
     * Sets the case in transit when the carrier has scanned the parcel already (R13). This second transition needs a
     * version of its own, so the changes of the first are flushed before.
     */
    private void setInTransitIfScanned(ReissueCase shipped, CommandContext context) {
        if (!shipped.newTransitions().isEmpty() && shipped.shipment().firstScanAt() != null) {
            cases.flush();
            shipped.scan(context.bySystem());
        }
    }

    private ShipmentContext first(ReissueCase shipped, ShipRequest request, Instant now) {
        return shipmentContext(shipped, now, null, request.confirmed());
    }

    private ShipmentContext replacing(ReissueCase shipped, ShipRequest request) {
        Shipment previous = shipped.shipment();
        return shipmentContext(shipped, previous.shippedAt(), previous.parcel(), request.confirmed());
    }

    private ShipmentContext shipmentContext(
            ReissueCase shipped, Instant shippedAt, ParcelNumber replaces, boolean confirmed) {
        String originalNumber = orders.find(shipped.item().orderId())
                .map(OrderFacts::shipment)
                .map(Parcel::trackingNumber)
                .orElse(null);
        return new ShipmentContext(
                shipped.id(),
                shipped.item().shopId(),
                shipped.appliedAt(),
                shippedAt,
                shipped.progress().deadlineAt(),
                originalNumber,
                replaces,
                confirmed);
    }
}
