/** What log lines and spans tell about the work at hand: shared by all modules that do work. Knows none of them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.telemetry;

import org.jspecify.annotations.NullMarked;
