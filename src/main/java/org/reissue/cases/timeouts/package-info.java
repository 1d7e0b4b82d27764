/**
 * Deadlines of many cases: timeouts of those that have passed and extensions of those that run, decided by the
 * lifecycle table and written in bulk.
 */
@NamedInterface("timeouts")
@NullMarked
package org.reissue.cases.timeouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
