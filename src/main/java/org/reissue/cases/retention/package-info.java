/**
 * Deletes orders and parcels that no open case needs any more, erases personal data (R20), and moves finished cases to
 * the archive, after the times of {@code reissue.retention.*} or when ops ask.
 */
@NullMarked
package org.reissue.cases.retention;

import org.jspecify.annotations.NullMarked;
