package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * One shipment of a batch.
 *
 * @param number the number of the line in its file, counted from 1, the header; null outside a file
 * @param id the case id, as in the request
 * @param shipment the parcel; null for an invalid line
 * @param error why the line of a file is invalid, or null
 */
public record ShipmentLine(
        @Nullable Long number,
        String id,
        @Nullable ShipRequest shipment,
        @Nullable Problem error) {

    /** A valid line. */
    public static ShipmentLine of(@Nullable Long number, BatchShipRequest.Item item) {
        ShipRequest shipment = new ShipRequest(item.carrier(), item.trackingNumber(), item.confirmed());
        return new ShipmentLine(number, item.id(), shipment, null);
    }

    /** The line with its number confirmed; an invalid line stays as it is. */
    public ShipmentLine confirmed() {
        return shipment == null
                ? this
                : new ShipmentLine(
                        number, id, new ShipRequest(shipment.carrier(), shipment.trackingNumber(), true), null);
    }

    /** A line that cannot be a shipment. */
    static ShipmentLine invalid(long number, String id, Problem error) {
        return new ShipmentLine(number, id, null, error);
    }

    boolean isValid() {
        return error == null;
    }
}
