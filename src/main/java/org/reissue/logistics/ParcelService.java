package org.reissue.logistics;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.ParcelRepository.Locked;
import org.reissue.logistics.ParcelRepository.UploadResult;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.logistics.carriers.TrackingNumber;
import org.reissue.logistics.carriers.TrackingNumberFault;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Judges whether the tracking numbers that merchants upload are real, and records them (R13). */
@Service
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
        UploadedNumber uploaded = new UploadedNumber(carrier, trackingNumber);
        return lock(Set.of(uploaded)).get(uploaded);
    }

    /** Locks the rows of many parcels, in an order in which concurrent transactions do not deadlock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UploadedNumber, UnverifiedParcel> lock(Set<UploadedNumber> uploaded) {
        Supplier<Collection<Carrier>> all = SingletonSupplier.of(carriers::findAll);
        Map<ParcelNumber, Locked> locked = repository.lock(uploaded.stream()
                .filter(ParcelService::isPossible)
                .map(UploadedNumber::parcel)
                .toList());
        Map<UploadedNumber, UnverifiedParcel> parcels = new HashMap<>();
        for (UploadedNumber one : uploaded) {
            // a number that no parcel can have has no row
            Locked row = isPossible(one) ? locked.get(one.parcel()) : new Locked(null, find(one.carrier(), all.get()));
            parcels.put(
                    one, new UnverifiedParcel(one.parcel(), one.normalised(), row.firstScanAt(), row.carrier(), all));
        }
        return parcels;
    }

    private static boolean isPossible(UploadedNumber uploaded) {
        return TrackingNumber.isPossible(uploaded.normalised());
    }

    private static @Nullable Carrier find(String code, Collection<Carrier> carriers) {
        return carriers.stream()
                .filter(carrier -> carrier.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /**
     * Discards parcels whose numbers were refused in a transaction that goes on, so that the refusals leave nothing
     * behind.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(List<UnverifiedParcel> refused) {
        if (!refused.isEmpty()) {
            repository.discard(
                    refused.stream().map(UnverifiedParcel::number).distinct().toList());
        }
    }

    /**
     * Judges the number and records the shipment that it serves; a refusal records nothing. Faults that cannot be
     * confirmed are judged first, so that a confirmation is never asked for a number that would be refused anyway.
     *
     * @return the parcel, with a warning when a confirmed number is unlikely
     * @throws Problem {@code invalid-tracking-number} with the code of the reason
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Problem.class) // a batch goes on
    public VerifiedParcel verify(UnverifiedParcel unverified, ShipmentContext shipment) {
        TrackingNumberFault byForm = judgeForm(unverified);
        if (byForm != null && !byForm.isConfirmable()) {
            throw refusal(unverified, byForm);
        }
        if (isOriginal(unverified, shipment)) {
            throw refusal(unverified, TrackingNumberFault.ORIGINAL_PARCEL);
        }
        UploadResult upload = insert(unverified, shipment, byForm);
        if (upload.used()) {
            throw refusal(unverified, TrackingNumberFault.ALREADY_USED);
        }
        if (upload.scannedBefore()) {
            throw refusal(unverified, TrackingNumberFault.SCANNED_BEFORE);
        }
        TrackingNumberFault warning = upload.warning();
        if (warning != null && !shipment.confirmed()) {
            throw refusal(unverified, warning);
        }
        return new VerifiedParcel(
                unverified.number().carrier(), unverified.trackingNumber(), unverified.firstScanAt(), warning);
    }

    private @Nullable TrackingNumberFault judgeForm(UnverifiedParcel parcel) {
        return parcel.carrier() == null
                ? TrackingNumberFault.UNKNOWN_CARRIER
                : parcel.carrier().judge(parcel.trackingNumber(), parcel.carriers());
    }

    private static boolean isOriginal(UnverifiedParcel parcel, ShipmentContext shipment) {
        return shipment.original() != null
                && TrackingNumber.comparable(TrackingNumber.normalised(shipment.original()))
                        .equals(parcel.number().trackingNumber());
    }

    private UploadResult insert(
            UnverifiedParcel parcel, ShipmentContext shipment, @Nullable TrackingNumberFault fault) {
        Instant dueAt = shipment.replaces() == null
                ? shipment.dueAt()
                : repository.supersede(shipment.replaces(), clock.instant());
        return repository.insert(parcel, shipment, dueAt == null ? shipment.dueAt() : dueAt, fault);
    }

    /** The refusal, with the other carriers of which the number may be. */
    private Problem refusal(UnverifiedParcel parcel, TrackingNumberFault fault) {
        List<String> likelyCarriers = CarrierService.suggest(
                        parcel.trackingNumber(), parcel.carriers().get())
                .stream()
                .map(Carrier::code)
                .filter(code -> !code.equals(parcel.number().carrier()))
                .toList();
        return Problem.invalidTrackingNumber(fault.name(), fault.isConfirmable(), likelyCarriers);
    }
}
