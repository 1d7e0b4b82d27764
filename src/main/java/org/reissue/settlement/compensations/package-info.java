/** Compensations: settled in bulk, per shop, and given to buyers as coupons (R12). */
@NullMarked
package org.reissue.settlement.compensations;

import org.jspecify.annotations.NullMarked;
