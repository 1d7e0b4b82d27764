package org.reissue.feed;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.EventTypes;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.EventFilter;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The event feed for other systems of the platform. */
@RestController
class FeedController {

    private final LongPollService longPolls;
    private final FeedCursorParser cursors;

    FeedController(LongPollService longPolls, FeedCursorParser cursors) {
        this.longPolls = longPolls;
        this.cursors = cursors;
    }

    /**
     * Follow events, as CloudEvents and each case's in order. Pass {@code nextCursor} as {@code after} to read the next
     * page: no event is skipped, and none comes twice.
     *
     * @param after the {@code nextCursor} of the previous page; without it the feed begins with the oldest event kept
     * @param limit how many events at most, 1 to 1,000
     * @param types only events of these types, repeated or separated by commas; without it events of all types
     * @param waitSeconds how many seconds to wait for an event if there is none yet; at most 4 calls of a caller wait
     *     at once, and 64 per instance, further ones are answered at once
     * @return the events, and the cursor of the next page
     */
    @GetMapping("/api/v1/system/events")
    @ApiProblems({ProblemType.INVALID_REQUEST, ProblemType.CURSOR_EXPIRED})
    DeferredResult<FeedPage> readEvents(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Parameter(example = "[\"reissue.applied\", \"reissue.shipped\"]") @RequestParam(required = false) @Nullable
                    List<String> types,
            @RequestParam(defaultValue = "0") @Min(0) @Max(30) int waitSeconds) {
        FeedCursor cursor = after == null || after.isEmpty() ? null : cursors.parse("after", after);
        EventFilter filter = EventFilter.ofTypes(EventTypes.of(splitAtCommas(types)));
        return longPolls.read(caller, new FeedQuery(cursor, filter, limit), Duration.ofSeconds(waitSeconds));
    }

    /** Spring splits at commas only if there is a single value. */
    private static @Nullable List<String> splitAtCommas(@Nullable List<String> values) {
        return values == null
                ? null
                : values.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .toList();
    }
}
