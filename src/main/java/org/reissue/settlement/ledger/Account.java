package org.reissue.settlement.ledger;

import org.springframework.modulith.NamedInterface;

/**
 * A shop's account with the platform.
 *
 * @param shopId the shop
 * @param payableFen the money for goods sold (货款), in fen
 * @param depositFen the deposit (保证金), in fen
 * @param outstandingFen the compensations that the shop owes and has not paid (R12), in fen
 */
@NamedInterface("accounts")
public record Account(String shopId, long payableFen, long depositFen, long outstandingFen) {}
