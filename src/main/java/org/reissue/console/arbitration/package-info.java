/** The pages for the platform's staff about arbitrations: those under way, both sides of each, and the ruling. */
@NullMarked
package org.reissue.console.arbitration;

import org.jspecify.annotations.NullMarked;
