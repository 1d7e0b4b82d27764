package org.reissue.local;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Time travel, in local mode only. */
@RestController
@Profile("local")
@Tag(name = "local")
@SecurityRequirements
class ClockController {

    /** The contract knows no instants from here on. */
    private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");

    private final LocalClock clock;
    private final Clock realTime;
    private final ClockOffset advance;

    ClockController(LocalClock clock, @Qualifier("realTime") Clock realTime, ClockOffset advance) {
        this.clock = clock;
        this.realTime = realTime;
        this.advance = advance;
    }

    /** What time it is for cases, deadlines and orders. */
    @GetMapping("/local/clock")
    ClockResponse time() {
        return new ClockResponse(clock.instant());
    }

    /** Moves that time forward, for every instance on the same database; deadlines passed on the way fire. */
    @PostMapping("/local/clock")
    ClockResponse advance(@Valid @RequestBody ClockRequest request) {
        Duration step = request.advance().truncatedTo(ChronoUnit.MICROS);
        if (step.isNegative() || step.isZero()) {
            throw Problem.invalid("advance", "local.advance-not-positive");
        }
        Duration furthest = Duration.between(realTime.instant(), END_OF_TIME);
        if (step.compareTo(furthest) >= 0 || !advance.by(step, furthest)) {
            throw Problem.invalid("advance", "local.advance-too-far");
        }
        return time();
    }

    /**
     * How far to go.
     *
     * @param advance a positive ISO-8601 duration, such as {@code PT48H}; the result stays before the year 2100
     */
    record ClockRequest(@NotNull @Schema(example = "PT48H") Duration advance) {}

    /**
     * The time.
     *
     * @param now the present moment of business time, in UTC
     */
    record ClockResponse(Instant now) {}
}
