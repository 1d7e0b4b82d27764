/**
 * Cases: the entity in {@code domain}, the use cases in {@code commands}, passed deadlines in {@code timeouts}, reading
 * in {@code search}, erasure, deletion and the archive in {@code retention}, the controllers in {@code web}. Other
 * modules may use the named interfaces only.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "lifecycle",
            "history",
            "orders",
            "categories",
            "logistics",
            "settlement",
            "audit",
            "jdbc",
            "privacy",
            "telemetry",
            "web"
        })
@NullMarked
package org.reissue.cases;

import org.jspecify.annotations.NullMarked;
