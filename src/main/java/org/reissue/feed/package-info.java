/** The event feed, webhooks and Kafka: three ways in which events of the one log leave the service. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "history", "jdbc", "privacy", "telemetry", "web"})
@NullMarked
package org.reissue.feed;

import org.jspecify.annotations.NullMarked;
