/** Refunds: asked of the payment system through the log, and ended by its result (R10, R16). */
@NullMarked
package org.reissue.settlement.refunds;

import org.jspecify.annotations.NullMarked;
