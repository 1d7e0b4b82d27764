/** The log on Kafka. Nothing of it exists unless {@code spring.kafka.bootstrap-servers} is set. */
@NullMarked
package org.reissue.feed.kafka;

import org.jspecify.annotations.NullMarked;
