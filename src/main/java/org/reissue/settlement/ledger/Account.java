package org.reissue.settlement.ledger;

import org.springframework.modulith.NamedInterface;

/**
 * What a shop has with the platform, and what it owes.
 *
 * @param shopId the shop
 * @param payableFen what it has for goods sold (货款), in fen
 * @param depositFen what it has deposited (保证金), in fen
 * @param outstandingFen the compensations it owes that are not settled yet (R12), in fen
 */
@NamedInterface("accounts")
public record Account(String shopId, long payableFen, long depositFen, long outstandingFen) {}
