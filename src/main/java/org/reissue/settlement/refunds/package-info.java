/** Refunds: requested from the payment system by events, and ended by its results (R10, R16). */
package org.reissue.settlement.refunds;
