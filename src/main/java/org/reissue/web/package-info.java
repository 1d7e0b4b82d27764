/** The web support that all modules with controllers share. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {"jdbc", "telemetry"})
@NullMarked
package org.reissue.web;

import org.jspecify.annotations.NullMarked;
