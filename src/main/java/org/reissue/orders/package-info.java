/** Facts of orders: stored by HTTP and Kafka, or asked of the order service; read by other modules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "privacy", "web"})
@NullMarked
package org.reissue.orders;

import org.jspecify.annotations.NullMarked;
