/** Reconciliation: checks that all records of money agree. */
package org.reissue.settlement.reconciliation;
