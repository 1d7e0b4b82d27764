package org.reissue.console;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the console, bound from {@code reissue.console.*}.
 *
 * @param timeZone the zone in which pages show times
 * @param session how long a user stays signed in
 */
@ConfigurationProperties("reissue.console")
public record ConsoleProperties(ZoneId timeZone, Duration session) {}
