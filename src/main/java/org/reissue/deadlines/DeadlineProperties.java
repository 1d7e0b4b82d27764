package org.reissue.deadlines;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the sweep.
 *
 * @param pollInterval the pause between two sweeps; must be positive
 * @param batchSize the greatest number of cases that one transaction fires; 1 to 100,000, which it keeps in memory
 * @param workers the number of threads that fire batches in this instance, 1 to 64, each with a connection; one per
 *     core suffices
 */
@Validated
@ConfigurationProperties("reissue.deadlines")
record DeadlineProperties(
        @NotNull @DurationMin(nanos = 1) Duration pollInterval,
        @Positive @Max(100_000) int batchSize,
        @Positive @Max(64) int workers) {}
