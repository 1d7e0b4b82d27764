/** Carrier scans: received, recorded and published. */
@NullMarked
package org.reissue.logistics.scans;

import org.jspecify.annotations.NullMarked;
