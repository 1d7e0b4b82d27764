/** Compensations: settled in bulk, per shop, and given to buyers as coupons (R12). */
package org.reissue.settlement.compensations;
