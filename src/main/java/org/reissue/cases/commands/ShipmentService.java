package org.reissue.cases.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelService;
import org.reissue.logistics.ShipmentContext;
import org.reissue.logistics.UnverifiedParcel;
import org.reissue.orders.OrderService;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Ships replacements and corrects shipments (R7, R13), for single commands and batches. */
@Service
class ShipmentService {

    private final CaseRepository cases;
    private final ParcelService parcels;
    private final OrderService orders;

    ShipmentService(CaseRepository cases, ParcelService parcels, OrderService orders) {
        this.cases = cases;
        this.parcels = parcels;
        this.orders = orders;
    }

    /** Locks the parcel before the case, in the same order as the recording of scans. */
    UnverifiedParcel lock(ShipRequest shipment) {
        return parcels.lock(shipment.carrier(), shipment.trackingNumber());
    }

    /** The numbers of the original parcels of cases, by order id. */
    Map<String, String> findOriginals(Collection<ReissueCase> found) {
        return orders.findParcelNumbers(
                found.stream().map(one -> one.item().orderId()).distinct().toList());
    }

    /**
     * Ships the replacement, and sets the case in transit when the carrier has scanned the parcel already (R13).
     *
     * @throws Problem {@code invalid-transition}, or {@code invalid-tracking-number} when the number is not a real one
     */
    void ship(ReissueCase found, UnverifiedParcel parcel, boolean confirmed, CommandContext context) {
        ship(found, parcel, confirmed, () -> findOriginal(found), context);
        setInTransitIfScanned(List.of(found), context);
    }

    /**
     * Ships the replacement. For a parcel that has been scanned {@link #setInTransitIfScanned} must follow.
     *
     * @param original gives the number of the original parcel, or null; asked once shipping is legal
     */
    void ship(
            ReissueCase found,
            UnverifiedParcel parcel,
            boolean confirmed,
            Supplier<@Nullable String> original,
            CommandContext context) {
        found.ship(
                () -> parcels.verify(parcel, shipmentContext(found, context.now(), null, confirmed, original.get())),
                context);
    }

    /**
     * Corrects the number of a shipment.
     *
     * @throws Problem {@code invalid-transition}, {@code limit-reached}, or {@code invalid-tracking-number}
     */
    void correct(ReissueCase found, UnverifiedParcel parcel, boolean confirmed, CommandContext context) {
        found.correctShipment(parcel.number(), () -> parcels.verify(parcel, replacing(found, confirmed)), context);
        setInTransitIfScanned(List.of(found), context);
    }

    /**
     * Sets those cases in transit whose parcel the carrier has scanned already (R13). This second transition needs a
     * version of its own, so the changes of the first are flushed before, once for all cases: each flush looks at every
     * case of the transaction.
     */
    void setInTransitIfScanned(Collection<ReissueCase> shipped, CommandContext context) {
        List<ReissueCase> scanned = shipped.stream()
                .filter(one -> !one.newTransitions().isEmpty())
                .filter(one -> one.shipment().firstScanAt() != null)
                .toList();
        if (!scanned.isEmpty()) {
            cases.flush();
            scanned.forEach(one -> one.scan(context.bySystem()));
        }
    }

    private ShipmentContext replacing(ReissueCase shipped, boolean confirmed) {
        Shipment previous = shipped.shipment();
        return shipmentContext(shipped, previous.shippedAt(), previous.parcel(), confirmed, findOriginal(shipped));
    }

    private @Nullable String findOriginal(ReissueCase shipped) {
        return orders.findParcelNumber(shipped.item().orderId()).orElse(null);
    }

    private static ShipmentContext shipmentContext(
            ReissueCase shipped,
            Instant shippedAt,
            @Nullable ParcelNumber replaces,
            boolean confirmed,
            @Nullable String original) {
        return new ShipmentContext(
                shipped.id(),
                shipped.item().shopId(),
                shipped.appliedAt(),
                shippedAt,
                shipped.progress().deadlineAt(),
                original,
                replaces,
                confirmed);
    }
}
