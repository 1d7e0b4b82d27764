/**
 * The case: its lifecycle in {@code domain}, {@code commands}, {@code timeouts}, {@code search}, and the controllers in
 * {@code web}. Other modules may use the timeouts alone.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"lifecycle", "history", "orders", "categories", "logistics", "settlement", "jdbc", "web"
        })
@NullMarked
package org.reissue.cases;

import org.jspecify.annotations.NullMarked;
