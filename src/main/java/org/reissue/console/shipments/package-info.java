/** Shipping many replacements from pasted lines. */
@NullMarked
package org.reissue.console.shipments;

import org.jspecify.annotations.NullMarked;
