/** Timeouts: cases whose deadline has passed, decided by the lifecycle table and written in bulk. */
package org.reissue.cases.timeouts;
