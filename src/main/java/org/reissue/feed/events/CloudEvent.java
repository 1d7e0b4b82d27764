package org.reissue.feed.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case as a CloudEvent 1.0. {@code id} is unique for ever: a receiver that gets an event twice recognizes
 * it by its id.
 *
 * @param specversion the version of CloudEvents
 * @param id the event's id; a later event of the same case has a greater one
 * @param source always {@code /reissue}
 * @param type what happened, such as {@code reissue.approved}
 * @param subject the id of the case
 * @param time when the event was recorded, in UTC
 * @param datacontenttype the media type of {@code data}
 * @param traceparent the trace in which the event was made, by the distributed tracing extension of CloudEvents; absent
 *     if the service was not traced then
 * @param data the details of the event
 */
public record CloudEvent(
        @Schema(example = "1.0") String specversion,
        @Schema(example = "4711") String id,
        @Schema(example = "/reissue") String source,
        @Schema(example = "reissue.approved") String type,

        @Schema(example = "01933b5e-7c1a-7d44-8f4e-1f0a3c5d7e90")
        String subject,

        @Schema(example = "2026-11-23T08:00:00Z") Instant time,
        @Schema(example = "application/json") String datacontenttype,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(example = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        @Nullable
        String traceparent,

        EventData data) {

    /** The version of CloudEvents that all events have. */
    public static final String SPEC_VERSION = "1.0";

    /** Where all events come from. */
    public static final String SOURCE = "/reissue";

    /** The media type of a single event: a message on Kafka. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** The media type of an array of events: the body of a webhook call. */
    public static final String BATCH_CONTENT_TYPE = "application/cloudevents-batch+json";
}
