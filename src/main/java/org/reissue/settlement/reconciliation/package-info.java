/** Checking the books. */
@NullMarked
package org.reissue.settlement.reconciliation;

import org.jspecify.annotations.NullMarked;
