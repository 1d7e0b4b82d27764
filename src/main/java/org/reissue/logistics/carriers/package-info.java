/** Carriers and the formats of their tracking numbers. */
@NullMarked
package org.reissue.logistics.carriers;

import org.jspecify.annotations.NullMarked;
