/** Compensations: settled by a job, in bulk and by shop, and paid to buyers as coupons (R12). */
@NamedInterface("compensations")
@NullMarked
package org.reissue.settlement.compensations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
