package org.reissue.settlement.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the reconciliation.
 *
 * @param cron when the job begins or continues, in UTC; {@code -} for never
 * @param maxDuration how long the job runs at most before it leaves the rest to the next time
 * @param rangeSize how many records one transaction checks, about
 */
@Validated
@ConfigurationProperties("reissue.reconciliation")
record ReconciliationProperties(
        String cron,
        @NotNull @DurationMin(nanos = 1) Duration maxDuration,
        @Positive int rangeSize) {}
