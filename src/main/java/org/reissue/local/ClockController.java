package org.reissue.local;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
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

    private final LocalClock clock;

    ClockController(LocalClock clock) {
        this.clock = clock;
    }

    /** Read the business time, by which cases, deadlines and orders are judged. */
    @GetMapping("/local/clock")
    ClockResponse read() {
        return new ClockResponse(clock.instant());
    }

    /** Advance the business time, for every instance on the same database. Deadlines that pass by it fire. */
    @PostMapping("/local/clock")
    ClockResponse advance(@Valid @RequestBody ClockRequest request) {
        clock.advance(request.advance());
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
