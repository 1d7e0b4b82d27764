package org.reissue.deadlines;

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
 * @param batchSize the greatest number of cases that one transaction fires; at least 1
 * @param workers the number of threads that fire batches in this instance, at least 1; one per core suffices
 */
@Validated
@ConfigurationProperties("reissue.deadlines")
record DeadlineProperties(
        @NotNull @DurationMin(nanos = 1) Duration pollInterval,
        @Positive int batchSize,
        @Positive int workers) {}
