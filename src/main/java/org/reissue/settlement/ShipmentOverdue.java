package org.reissue.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * A shop let a shipment become overdue (R12).
 *
 * @param compensationFen what that owes the buyer, in fen, unless the case owes it already; 0 where the platform has
 *     set no compensation
 */
public record ShipmentOverdue(UUID caseId, String shopId, long compensationFen, Instant at) {}
