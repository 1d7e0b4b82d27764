/** What leaves the service: the event feed, webhooks and Kafka, all of them followers of the one log. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"history", "web"})
package org.reissue.feed;
