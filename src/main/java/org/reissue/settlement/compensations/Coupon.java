package org.reissue.settlement.compensations;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * Cash given to a buyer because a shop let a shipment become overdue (R12).
 *
 * @param id the coupon's id
 * @param caseId the case with the overdue shipment
 * @param amountFen the amount, in fen
 * @param issuedAt when the buyer received the coupon
 */
@NamedInterface("coupons")
public record Coupon(UUID id, UUID caseId, long amountFen, Instant issuedAt) {}
