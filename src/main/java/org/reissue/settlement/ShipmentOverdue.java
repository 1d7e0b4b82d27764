package org.reissue.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * A shop let a shipment become overdue (R12).
 *
 * @param compensationFen the compensation that the buyer gets unless the case owes one already, in fen; 0 if the
 *     platform has set none
 */
public record ShipmentOverdue(UUID caseId, String shopId, long compensationFen, Instant at) {}
