/** The log on Kafka. Nothing of it exists unless {@code spring.kafka.bootstrap-servers} is set. */
package org.reissue.feed.kafka;
