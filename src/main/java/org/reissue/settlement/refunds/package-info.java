/** Refunds: requested from the payment system by events, and ended by its results (R10, R16). */
@NamedInterface("refunds")
@NullMarked
package org.reissue.settlement.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
