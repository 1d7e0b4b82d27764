/** Arbitrations for the platform's staff: the list of those under way, both sides of each, and the ruling. */
@NullMarked
package org.reissue.console.desk;

import org.jspecify.annotations.NullMarked;
