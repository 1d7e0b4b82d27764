/** The desk of the platform's staff: the arbitrations under way, both sides of each, and the ruling. */
@NullMarked
package org.reissue.console.desk;

import org.jspecify.annotations.NullMarked;
