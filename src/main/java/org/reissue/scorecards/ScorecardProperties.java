package org.reissue.scorecards;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of scorecards.
 *
 * @param pollInterval the pause between two looks for new events; must be positive
 * @param sumsInterval how long the sums of all shops are cached; zero if they are not
 */
@Validated
@ConfigurationProperties("reissue.scorecards")
record ScorecardProperties(
        @NotNull @DurationMin(nanos = 1) Duration pollInterval,
        @NotNull @DurationMin Duration sumsInterval) {}
