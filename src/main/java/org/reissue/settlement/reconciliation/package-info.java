/** Checking the books. */
package org.reissue.settlement.reconciliation;
