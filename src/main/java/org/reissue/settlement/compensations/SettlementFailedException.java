package org.reissue.settlement.compensations;

/** Some shops could not be settled and were rolled back; one of them, at least, is the cause. */
class SettlementFailedException extends RuntimeException {

    SettlementFailedException(Throwable cause) {
        super("Settling failed", cause);
    }
}
