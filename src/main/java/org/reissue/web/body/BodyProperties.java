package org.reissue.web.body;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The setting of bodies.
 *
 * @param bodyTimeout by when the body of a call must have arrived; at least one millisecond
 */
@Validated
@ConfigurationProperties("reissue")
record BodyProperties(@NotNull @DurationMin(millis = 1) Duration bodyTimeout) {}
