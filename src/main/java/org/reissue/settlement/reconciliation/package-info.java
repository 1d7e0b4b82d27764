/** Reconciliation: checks that all records of money agree. */
@NamedInterface("reconciliation")
@NullMarked
package org.reissue.settlement.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
