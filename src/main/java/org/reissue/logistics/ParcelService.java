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

/** Takes the numbers that merchants upload, and judges whether they are real (R13). */
@Component
public class ParcelService {

    private final CarrierService carriers;
    private final ParcelRepository table;
    private final Clock clock;

    ParcelService(CarrierService carriers, ParcelRepository table, Clock clock) {
        this.carriers = carriers;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Takes the row of the parcel, so that no scan of it is missed from now on. To be called before a case is locked:
     * scans lock first the parcel and then the case, and whoever did it the other way round would wait for them in a
     * circle.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UnverifiedParcel lock(String carrier, String trackingNumber) {
        ParcelNumber number = new ParcelNumber(carrier, TrackingNumber.normalised(trackingNumber));
        return TrackingNumber.isPossible(number.trackingNumber())
                ? table.lock(number)
                : new UnverifiedParcel(number, null, carriers.find(carrier).orElse(null));
    }

    /**
     * Judges the number and keeps what it is used for.
     *
     * @throws Problem {@code invalid-tracking-number} with the code of what is wrong
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public VerifiedParcel verify(UnverifiedParcel named, ShipmentContext upload) {
        ParcelNumber parcel = named.number();
        String number = parcel.trackingNumber();
        if (named.carrier() == null) {
            throw Problem.invalidTrackingNumber("UNKNOWN_CARRIER");
        }
        FormatVerdict verdict = named.carrier().judge(number);
        if (verdict.refused()) {
            throw Problem.invalidTrackingNumber(verdict.fault().name());
        }
        if (upload.original() != null
                && TrackingNumber.normalised(upload.original()).equals(number)) {
            throw Problem.invalidTrackingNumber("ORIGINAL_PARCEL");
        }
        if (!keep(parcel, upload)) {
            throw Problem.invalidTrackingNumber("ALREADY_USED");
        }
        Instant firstScanAt = named.firstScanAt();
        if (firstScanAt != null && firstScanAt.isBefore(upload.appliedAt())) {
            throw Problem.invalidTrackingNumber("SCANNED_BEFORE");
        }
        return new VerifiedParcel(parcel.carrier(), number, firstScanAt, Objects.toString(verdict.fault(), null));
    }

    private boolean keep(ParcelNumber parcel, ShipmentContext upload) {
        Instant dueAt =
                upload.replaces() == null ? upload.dueAt() : table.supersede(upload.replaces(), clock.instant());
        return table.insert(parcel, upload, dueAt == null ? upload.dueAt() : dueAt);
    }
}
