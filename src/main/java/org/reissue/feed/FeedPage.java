package org.reissue.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.reissue.feed.events.CloudEvent;

/**
 * A page of the event feed.
 *
 * @param items the events, oldest first; none if there is no event after the cursor for now
 * @param nextCursor the cursor of the next page; always present
 */
record FeedPage(
        List<CloudEvent> items, @Schema(example = "NDcxMQ") String nextCursor) {}
