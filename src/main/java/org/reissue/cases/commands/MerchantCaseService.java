package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Rejection;
import org.reissue.logistics.UnverifiedParcel;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** The commands of a merchant on a case of its shop; {@link CaseNoteService} adds statements and remarks. */
@Service
public class MerchantCaseService {

    private final CommandExecutor commands;
    private final ShipmentService shipments;

    MerchantCaseService(CommandExecutor commands, ShipmentService shipments) {
        this.commands = commands;
        this.shipments = shipments;
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
        return commands.lockAndExecute(request, id, shipment, () -> {
            UnverifiedParcel parcel = shipments.lock(shipment);
            return (found, context) -> shipments.ship(found, parcel, shipment.confirmed(), context);
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
        return commands.lockAndExecute(request, id, shipment, () -> {
            UnverifiedParcel parcel = shipments.lock(shipment);
            return (found, context) -> shipments.correct(found, parcel, shipment.confirmed(), context);
        });
    }
}
