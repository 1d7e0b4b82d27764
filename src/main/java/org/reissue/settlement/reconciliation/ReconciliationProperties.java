package org.reissue.settlement.reconciliation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the reconciliation.
 *
 * @param cron when the job begins or continues, in UTC; {@code -} for never
 * @param maxDuration how long the job runs at most before it leaves the rest to the next time
 * @param rangeSize how many records one transaction checks, about; at most 1,000,000, as transactions have a time limit
 */
@Validated
@ConfigurationProperties("reissue.reconciliation")
record ReconciliationProperties(
        String cron,
        @NotNull @DurationMin(nanos = 1) Duration maxDuration,
        @Positive @Max(1_000_000) int rangeSize) {

    ReconciliationProperties {
        if (!Scheduled.CRON_DISABLED.equals(cron) && !CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException(
                    "reissue.reconciliation.cron must be six fields, such as 0 30 19 * * *, or - for never");
        }
    }
}
