package org.reissue.settlement.compensations;

import java.time.Instant;
import java.util.UUID;

/**
 * Cash given to a buyer because a shop let a shipment become overdue (R12).
 *
 * @param id the coupon's id
 * @param caseId the case that owed it
 * @param amountFen how much, in fen
 * @param issuedAt when it was given
 */
public record Coupon(UUID id, UUID caseId, long amountFen, Instant issuedAt) {}
