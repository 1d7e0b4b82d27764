/** What moves money: the shops' accounts and the double-entry ledger behind them. */
package org.reissue.settlement.ledger;
