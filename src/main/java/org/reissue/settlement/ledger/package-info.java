/** The shops' accounts and the double-entry ledger. Only this package moves money. */
package org.reissue.settlement.ledger;
