package org.reissue.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/**
 * A bean that exists only where {@code reissue.console.enabled} is true. All beans of the console have this annotation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(ConditionalOnConsole.PROPERTY)
public @interface ConditionalOnConsole {

    /** The setting that switches the console on. */
    String PROPERTY = "reissue.console.enabled";
}
