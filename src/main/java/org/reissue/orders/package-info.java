/** Facts of orders: stored by HTTP and Kafka, read by other modules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package org.reissue.orders;
