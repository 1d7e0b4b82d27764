/** What moves money: the shops' accounts and the double-entry ledger behind them. */
@NullMarked
package org.reissue.settlement.ledger;

import org.jspecify.annotations.NullMarked;
