package org.reissue.console;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the console, bound from {@code reissue.console.*}.
 *
 * @param timeZone the zone in which pages show times
 * @param session how long a user stays signed in; must be positive
 */
@Validated
@ConfigurationProperties("reissue.console")
public record ConsoleProperties(
        @NotNull ZoneId timeZone,
        @NotNull @DurationMin(nanos = 1) Duration session) {}
