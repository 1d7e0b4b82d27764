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

/** Moves business time, in local mode only. */
@RestController
@Profile("local")
@Tag(name = "local")
@SecurityRequirements
class ClockController {

    /** The API takes no instants from here on. */
    private static final Instant LIMIT = Instant.parse("2100-01-01T00:00:00Z");

    private final LocalClock clock;
    private final Clock realTime;
    private final ClockOffset offset;

    ClockController(LocalClock clock, @Qualifier("realTime") Clock realTime, ClockOffset offset) {
        this.clock = clock;
        this.realTime = realTime;
        this.offset = offset;
    }

    /** Read the business time, by which cases, deadlines and orders are judged. */
    @GetMapping("/local/clock")
    ClockResponse read() {
        return new ClockResponse(clock.instant());
    }

    /** Advance the business time, for every instance on the same database. Deadlines that pass by it fire. */
    @PostMapping("/local/clock")
    ClockResponse advance(@Valid @RequestBody ClockRequest request) {
        Duration step = request.advance().truncatedTo(ChronoUnit.MICROS);
        if (step.isNegative() || step.isZero()) {
            throw Problem.invalid("advance", "local.advance-not-positive");
        }
        Duration limit = Duration.between(realTime.instant(), LIMIT);
        if (step.compareTo(limit) >= 0 || !offset.advance(step, limit)) {
            throw Problem.invalid("advance", "local.advance-too-far");
        }
        return read();
    }

    /**
     * How far to advance the business time.
     *
     * @param advance a positive ISO-8601 duration, such as {@code PT48H}; the result has to be before the year 2100
     */
    record ClockRequest(@NotNull @Schema(example = "PT48H") Duration advance) {}

    /**
     * The business time.
     *
     * @param now the current business time, in UTC
     */
    record ClockResponse(Instant now) {}
}
