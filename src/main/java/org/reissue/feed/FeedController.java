package org.reissue.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.reissue.feed.events.EventTypes;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.EventFilter;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Where other systems read what happens. */
@RestController
@Tag(name = "system")
class FeedController {

    private final LongPollService readers;
    private final FeedCursorParser cursors;

    FeedController(LongPollService readers, FeedCursorParser cursors) {
        this.readers = readers;
        this.cursors = cursors;
    }

    /**
     * What happened, as CloudEvents, in an order that keeps each case's events in theirs. Keep {@code nextCursor} and
     * go on from there: no event is skipped, and none comes twice.
     *
     * @param after the {@code nextCursor} of the page before; none for the beginning of what is kept
     * @param limit how many events at most
     * @param types of these types alone, repeated or separated by commas; none for all
     * @param waitSeconds how long to wait for an event when there is none yet
     * @return the events and where to go on
     */
    @GetMapping("/api/v1/system/events")
    @Operation(summary = "Follow what happens")
    @ApiProblems({ProblemType.INVALID_REQUEST, ProblemType.CURSOR_EXPIRED})
    DeferredResult<FeedPage> readEvents(
            @Parameter(example = "NDcxMQ") @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(example = "reissue.applied,reissue.shipped") @RequestParam(required = false) List<String> types,
            @RequestParam(defaultValue = "0") @Min(0) @Max(30) int waitSeconds) {
        FeedCursor cursor = after == null || after.isEmpty() ? null : cursors.parse("after", after);
        EventFilter filter = EventFilter.ofTypes(EventTypes.of(apart(types)));
        return readers.read(new FeedQuery(cursor, filter, limit), Duration.ofSeconds(waitSeconds));
    }

    /** Spring takes commas apart in a single value only. */
    private static List<String> apart(List<String> values) {
        return values == null
                ? null
                : values.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .toList();
    }
}
