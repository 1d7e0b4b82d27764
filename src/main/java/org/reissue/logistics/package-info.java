/** Carriers, tracking numbers and scans (R13). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "jdbc", "web"})
@NullMarked
package org.reissue.logistics;

import org.jspecify.annotations.NullMarked;
