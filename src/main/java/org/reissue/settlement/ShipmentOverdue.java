package org.reissue.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * A shop let a shipment become overdue (R12).
 *
 * @param caseId the case
 * @param shopId the shop
 * @param compensationFen the compensation that the buyer gets unless the case owes one already, in fen; 0 if the
 *     platform has set none
 * @param at when the shipment became overdue
 */
public record ShipmentOverdue(UUID caseId, String shopId, long compensationFen, Instant at) {}
