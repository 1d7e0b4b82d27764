/** Deletes orders and parcels that no open case needs any more, after the times of {@code reissue.retention.*}. */
@NullMarked
package org.reissue.cases.retention;

import org.jspecify.annotations.NullMarked;
