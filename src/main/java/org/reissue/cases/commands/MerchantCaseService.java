package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import org.reissue.cases.domain.Explanation;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Rejection;
import org.reissue.cases.domain.Shipment;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Rule;
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
import org.reissue.web.problem.Violation;
import org.springframework.stereotype.Component;

/** What a merchant may do to a case of its shop. */
@Component
public class MerchantCaseService {

    private final CommandExecutor desk;
    private final ParcelService parcels;
    private final OrderService orders;

    MerchantCaseService(CommandExecutor desk, ParcelService parcels, OrderService orders) {
        this.desk = desk;
        this.parcels = parcels;
        this.orders = orders;
    }

    /** R6, R9: the merchant will send the goods, or takes a rejection back. */
    public IdempotentResult<ReissueCase> approve(ApiRequest call, String id) {
        return desk.handle(call, id, null, ReissueCase::approve);
    }

    /**
     * R8, R9, R15: the merchant will not.
     *
     * @throws Problem {@code not-eligible} when the code demands evidence and there is none
     */
    public IdempotentResult<ReissueCase> reject(ApiRequest call, String id, RejectRequest why) {
        return desk.handle(call, id, why, (reissueCase, turn) -> {
            reissueCase.requireLegal(Action.REJECT, turn);
            if (why.code().evidenceRequired() && why.evidence().isEmpty()) {
                throw Problem.notEligible(List.of(Violation.of(Rule.R15.name(), "EVIDENCE_REQUIRED", why.code())));
            }
            reissueCase.reject(new Rejection(why.code(), why.explanation(), why.evidence(), turn.now()), turn);
        });
    }

    /**
     * R7: the replacement is on its way.
     *
     * @throws Problem {@code invalid-tracking-number} when the number cannot be a real one (R13)
     */
    public IdempotentResult<ReissueCase> ship(ApiRequest call, String id, ShipRequest shipment) {
        return desk.handle(call, id, shipment, () -> take(shipment), (reissueCase, named, turn) -> {
            reissueCase.requireLegal(Action.SHIP, turn);
            reissueCase.ship(parcels.upload(named, upload(reissueCase, turn.now(), null)), turn);
        });
    }

    /**
     * A mistyped number is put right, until the first scan; the window does not start anew. Correcting to the same
     * number changes nothing.
     *
     * @throws Problem {@code invalid-tracking-number} when the number cannot be a real one (R13)
     */
    public IdempotentResult<ReissueCase> correctShipment(ApiRequest call, String id, ShipRequest shipment) {
        return desk.handle(call, id, shipment, () -> take(shipment), (reissueCase, named, turn) -> {
            reissueCase.requireLegal(Action.CORRECT_SHIPMENT, turn);
            Shipment before = reissueCase.shipment();
            if (!named.number().equals(before.parcel())) {
                ShipmentContext upload = upload(reissueCase, before.shippedAt(), before.parcel());
                reissueCase.correctShipment(parcels.upload(named, upload), turn);
            }
        });
    }

    /** The parcel is locked before the case, as whoever takes in a scan does. */
    private UnverifiedParcel take(ShipRequest shipment) {
        return parcels.take(shipment.carrier(), shipment.trackingNumber());
    }

    private ShipmentContext upload(ReissueCase reissueCase, Instant shippedAt, ParcelNumber replaces) {
        String original = orders.find(reissueCase.orderId())
                .map(OrderFacts::shipment)
                .map(Parcel::trackingNumber)
                .orElse(null);
        return new ShipmentContext(
                reissueCase.id(),
                reissueCase.shopId(),
                reissueCase.appliedAt(),
                shippedAt,
                reissueCase.deadlineAt(),
                original,
                replaces);
    }

    /** R16: what the merchant has to say in arbitration. */
    public IdempotentResult<ReissueCase> state(ApiRequest call, String id, StatementRequest statement) {
        return desk.handle(call, id, statement, (it, turn) -> it.state(Explanation.of(statement), turn));
    }

    /** R18: a note that the shop and ops see. */
    public IdempotentResult<ReissueCase> remark(ApiRequest call, String id, RemarkRequest remark) {
        return desk.handle(call, id, remark, (it, turn) -> it.remark(remark.comment(), turn));
    }
}
