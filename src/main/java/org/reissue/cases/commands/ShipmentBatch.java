package org.reissue.cases.commands;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.logistics.ParcelService;
import org.reissue.logistics.UnverifiedParcel;
import org.reissue.logistics.UploadedNumber;

/** Shipments of one batch: all parcels are locked first, in one order for every transaction, then all cases. */
class ShipmentBatch implements CaseBatch {

    private final ParcelService parcels;
    private final ShipmentService shipments;
    private final List<ShipmentLine> lines;
    private Map<UploadedNumber, UnverifiedParcel> unverified = Map.of();
    private Map<String, String> originals = Map.of();

    /** The cases that were shipped and are not yet in transit, even if their parcels have been scanned. */
    private final Set<ReissueCase> shipped = new LinkedHashSet<>();

    ShipmentBatch(ParcelService parcels, ShipmentService shipments, List<ShipmentLine> lines) {
        this.parcels = parcels;
        this.shipments = shipments;
        this.lines = lines;
    }

    @Override
    public List<String> ids() {
        return lines.stream().map(ShipmentLine::id).toList();
    }

    @Override
    public void lock() {
        unverified = parcels.lock(lines.stream().map(ShipmentBatch::uploaded).collect(Collectors.toSet()));
    }

    @Override
    public void prepare(Collection<ReissueCase> locked) {
        shipped.clear();
        originals = shipments.findOriginals(locked);
    }

    @Override
    public void execute(int line, ReissueCase found, CommandContext context) {
        if (shipped.contains(found)) {
            setInTransitIfScanned(context); // the line is judged by the case as it is then
        }
        ShipmentLine shipment = lines.get(line);
        shipments.ship(
                found,
                unverified.get(uploaded(shipment)),
                shipment.shipment().confirmed(),
                () -> originals.get(found.item().orderId()),
                context);
        shipped.add(found);
    }

    @Override
    public void complete(List<Integer> refused, CommandContext context) {
        setInTransitIfScanned(context);
        parcels.discard(refused.stream()
                .map(line -> unverified.get(uploaded(lines.get(line))))
                .toList());
    }

    private void setInTransitIfScanned(CommandContext context) {
        shipments.setInTransitIfScanned(shipped, context);
        shipped.clear();
    }

    private static UploadedNumber uploaded(ShipmentLine line) {
        return new UploadedNumber(line.shipment().carrier(), line.shipment().trackingNumber());
    }
}
