/** Carrier scans: received, recorded and published. */
@NamedInterface("scans")
@NullMarked
package org.reissue.logistics.scans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
