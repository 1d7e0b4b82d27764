package org.reissue.cases.commands;

import java.time.Instant;
import java.util.Optional;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Rejection;
import org.reissue.cases.domain.Shipment;
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

/** What a merchant may do to a case of its shop. */
@Service
public class MerchantCaseService {

    private final CommandExecutor commands;
    private final CaseRepository cases;
    private final ParcelService parcels;
    private final OrderService orders;

    MerchantCaseService(CommandExecutor commands, CaseRepository cases, ParcelService parcels, OrderService orders) {
        this.commands = commands;
        this.cases = cases;
        this.parcels = parcels;
        this.orders = orders;
    }

    /** R6, R9: the merchant will send the goods, or takes a rejection back. */
    public IdempotentResult<ReissueCase> approve(ApiRequest request, String id) {
        return commands.execute(request, id, null, ReissueCase::approve);
    }

    /**
     * R8, R9, R15: the merchant will not.
     *
     * @throws Problem {@code not-eligible} when the code demands evidence and there is none
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
     * R7: the replacement is on its way.
     *
     * @throws Problem {@code invalid-tracking-number} when the number cannot be a real one (R13)
     */
    public IdempotentResult<ReissueCase> ship(ApiRequest request, String id, ShipRequest shipment) {
        return commands.execute(request, id, shipment, () -> lock(shipment), (found, parcel, context) -> {
            found.ship(shipped -> parcels.verify(parcel, shipmentContext(shipped, context.now(), null)), context);
            scanIfScanned(found, context);
        });
    }

    /**
     * A mistyped number is put right, until the first scan; the window does not start anew. Correcting to the same
     * number changes nothing.
     *
     * @throws Problem {@code invalid-tracking-number} when the number cannot be a real one (R13)
     */
    public IdempotentResult<ReissueCase> correctShipment(ApiRequest request, String id, ShipRequest shipment) {
        return commands.execute(request, id, shipment, () -> lock(shipment), (found, parcel, context) -> {
            found.correctShipment(
                    corrected -> {
                        Shipment before = corrected.shipment();
                        return parcel.number().equals(before.parcel())
                                ? Optional.empty()
                                : Optional.of(parcels.verify(
                                        parcel, shipmentContext(corrected, before.shippedAt(), before.parcel())));
                    },
                    context);
            scanIfScanned(found, context);
        });
    }

    /** R16: the merchant adds a statement in arbitration. */
    public IdempotentResult<ReissueCase> state(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(
                request, id, statement, (found, context) -> found.state(statement.explanation(), context));
    }

    /** R18: a note that the shop and ops see. */
    public IdempotentResult<ReissueCase> remark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(request, id, remark, (found, context) -> found.remark(remark.comment(), context));
    }

    /** The parcel is locked before the case, as whoever takes in a scan does. */
    private UnverifiedParcel lock(ShipRequest shipment) {
        return parcels.lock(shipment.carrier(), shipment.trackingNumber());
    }

    /**
     * R13: a parcel that the carrier has scanned already is in transit at once. That is a second transition, so what
     * the first has changed is written before, with a version of its own.
     */
    private void scanIfScanned(ReissueCase shipped, CommandContext context) {
        if (!shipped.newTransitions().isEmpty() && shipped.shipment().firstScanAt() != null) {
            cases.flush();
            shipped.scan(context.bySystem());
        }
    }

    private ShipmentContext shipmentContext(ReissueCase shipped, Instant shippedAt, ParcelNumber replaces) {
        String original = orders.find(shipped.item().orderId())
                .map(OrderFacts::shipment)
                .map(Parcel::trackingNumber)
                .orElse(null);
        return new ShipmentContext(
                shipped.id(),
                shipped.item().shopId(),
                shipped.appliedAt(),
                shippedAt,
                shipped.progress().deadlineAt(),
                original,
                replaces);
    }
}
