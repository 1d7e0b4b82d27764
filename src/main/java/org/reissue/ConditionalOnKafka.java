package org.reissue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/**
 * A configuration that exists only where {@code spring.kafka.bootstrap-servers} is set, as a text or as a list in YAML,
 * whose entries have names of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("""
        !environment.getProperty('spring.kafka.bootstrap-servers',
        environment.getProperty('spring.kafka.bootstrap-servers[0]', '')).isBlank()
        """)
public @interface ConditionalOnKafka {}
