/**
 * Deadlines of many cases: timeouts of those that have passed and extensions of those that run, decided by the
 * lifecycle table and written in bulk.
 */
@NullMarked
package org.reissue.cases.timeouts;

import org.jspecify.annotations.NullMarked;
