/** Timeouts: cases whose deadline has passed, decided by the lifecycle table and written in bulk. */
@NullMarked
package org.reissue.cases.timeouts;

import org.jspecify.annotations.NullMarked;
