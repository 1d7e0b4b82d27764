package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Rejection;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** The commands of a merchant on a case of its shop. */
@Service
public class MerchantCaseService {

    private final CommandExecutor commands;
    private final ShipmentService shipments;
    private final CaseNotes notes;

    MerchantCaseService(CommandExecutor commands, ShipmentService shipments, CaseNotes notes) {
        this.commands = commands;
        this.shipments = shipments;
        this.notes = notes;
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
        return commands.execute(
                request,
                id,
                shipment,
                () -> shipments.lock(shipment),
                (found, parcel, context) -> shipments.ship(found, parcel, shipment.confirmed(), context));
    }

    /**
     * Corrects the tracking number of a shipment until the first scan; the deadline stays. A correction to the same
     * number changes nothing.
     *
     * @throws Problem {@code invalid-tracking-number} when the number is not a real one (R13), {@code limit-reached}
     *     after three corrections
     */
    public IdempotentResult<ReissueCase> correctShipment(ApiRequest request, String id, ShipRequest shipment) {
        return commands.execute(
                request,
                id,
                shipment,
                () -> shipments.lock(shipment),
                (found, parcel, context) -> shipments.correct(found, parcel, shipment.confirmed(), context));
    }

    /**
     * Adds the merchant's statement to an arbitration (R16).
     *
     * @throws Problem {@code limit-reached} when the merchant has added 50
     */
    public IdempotentResult<ReissueCase> state(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(request, id, statement, (found, context) -> notes.state(found, statement, context));
    }

    /**
     * Adds a note that the shop and ops see (R18).
     *
     * @throws Problem {@code limit-reached} when the shop has added 50
     */
    public IdempotentResult<ReissueCase> remark(ApiRequest request, String id, RemarkRequest remark) {
        return commands.execute(
                request, id, remark, (found, context) -> notes.remark(found, remark.comment(), context));
    }
}
