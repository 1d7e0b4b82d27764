package org.reissue.settlement.compensations;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the settlement of compensations.
 *
 * @param pollInterval the pause between two settlements, and between two rounds of refund requests
 * @param batchSize how many compensations one transaction settles at most; 1 to 100,000, which it keeps in memory
 */
@Validated
@ConfigurationProperties("reissue.settlement")
record SettlementProperties(
        @NotNull @DurationMin(nanos = 1) Duration pollInterval,
        @Positive @Max(100_000) int batchSize) {}
