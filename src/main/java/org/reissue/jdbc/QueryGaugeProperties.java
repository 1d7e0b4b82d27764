package org.reissue.jdbc;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The setting of gauges that take a query.
 *
 * @param queryInterval the pause between two runs of the queries; must be positive
 */
@Validated
@ConfigurationProperties("reissue.metrics")
record QueryGaugeProperties(@NotNull @DurationMin(nanos = 1) Duration queryInterval) {}
