/** Shops with suspicious tracking numbers. */
@NullMarked
package org.reissue.logistics.signals;

import org.jspecify.annotations.NullMarked;
