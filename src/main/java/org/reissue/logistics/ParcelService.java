package org.reissue.logistics;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.logistics.carriers.FormatVerdict;
import org.reissue.logistics.carriers.TrackingNumber;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges whether the tracking numbers that merchants upload are real, and records them (R13). */
@Component
public class ParcelService {

    private final CarrierService carriers;
    private final ParcelRepository repository;
    private final Clock clock;

    ParcelService(CarrierService carriers, ParcelRepository repository, Clock clock) {
        this.carriers = carriers;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Locks the row of the parcel, so that no later scan of it is missed. Call it before locking a case: scans lock the
     * parcel first and the case second, and the reverse order would deadlock with them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UnverifiedParcel lock(String carrier, String trackingNumber) {
        ParcelNumber number = new ParcelNumber(carrier, TrackingNumber.normalised(trackingNumber));
        return TrackingNumber.isPossible(number.trackingNumber())
                ? repository.lock(number)
                : new UnverifiedParcel(
                        number, null, carriers.findByCode(carrier).orElse(null));
    }

    /**
     * Judges the number and records the shipment that it serves.
     *
     * @throws Problem {@code invalid-tracking-number} with the code of the reason
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public VerifiedParcel verify(UnverifiedParcel unverified, ShipmentContext shipment) {
        ParcelNumber parcel = unverified.number();
        String number = parcel.trackingNumber();
        if (unverified.carrier() == null) {
            throw Problem.invalidTrackingNumber("UNKNOWN_CARRIER");
        }
        FormatVerdict verdict = unverified.carrier().judge(number);
        if (verdict.refused()) {
            throw Problem.invalidTrackingNumber(verdict.fault().name());
        }
        if (shipment.original() != null
                && TrackingNumber.normalised(shipment.original()).equals(number)) {
            throw Problem.invalidTrackingNumber("ORIGINAL_PARCEL");
        }
        if (!insert(parcel, shipment)) {
            throw Problem.invalidTrackingNumber("ALREADY_USED");
        }
        Instant firstScanAt = unverified.firstScanAt();
        if (firstScanAt != null && firstScanAt.isBefore(shipment.appliedAt())) {
            throw Problem.invalidTrackingNumber("SCANNED_BEFORE");
        }
        return new VerifiedParcel(parcel.carrier(), number, firstScanAt, Objects.toString(verdict.fault(), null));
    }

    private boolean insert(ParcelNumber parcel, ShipmentContext shipment) {
        Instant dueAt = shipment.replaces() == null
                ? shipment.dueAt()
                : repository.supersede(shipment.replaces(), clock.instant());
        return repository.insert(parcel, shipment, dueAt == null ? shipment.dueAt() : dueAt);
    }
}
