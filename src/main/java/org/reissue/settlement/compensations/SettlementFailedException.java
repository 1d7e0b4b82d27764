package org.reissue.settlement.compensations;

/** The settlement of some shops was rolled back because of at least one of them. */
class SettlementFailedException extends RuntimeException {

    SettlementFailedException(Throwable cause) {
        super("The settlement failed", cause);
    }
}
