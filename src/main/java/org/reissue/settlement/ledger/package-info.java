/** The shops' accounts and the double-entry ledger. Only this package moves money. */
@NullMarked
package org.reissue.settlement.ledger;

import org.jspecify.annotations.NullMarked;
