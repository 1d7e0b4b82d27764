/** Reconciliation: checks that all records of money agree. */
@NullMarked
package org.reissue.settlement.reconciliation;

import org.jspecify.annotations.NullMarked;
