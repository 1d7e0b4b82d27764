/** The fields of log lines and spans about the current work. All modules use this module, and it uses none of them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.telemetry;

import org.jspecify.annotations.NullMarked;
