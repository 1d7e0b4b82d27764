package org.reissue.settlement.ledger;

import org.springframework.modulith.NamedInterface;

/** The two parts of a shop's account. */
@NamedInterface("accounts")
public enum Bucket {
    /** 货款: money that the platform owes the shop for goods sold. */
    PAYABLE,
    /** 保证金: the shop's deposit. */
    DEPOSIT
}
