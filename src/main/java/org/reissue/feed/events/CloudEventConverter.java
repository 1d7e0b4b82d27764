package org.reissue.feed.events;

import java.util.List;
import java.util.Map;
import org.reissue.feed.events.EventData.EventActor;
import org.reissue.history.StoredEvent;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts events of the log to CloudEvents, the form in which they leave the service. */
@Component
public class CloudEventConverter {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JsonMapper json;

    CloudEventConverter(JsonMapper json) {
        this.json = json;
    }

    public List<CloudEvent> of(List<StoredEvent> events) {
        return events.stream().map(this::of).toList();
    }

    public CloudEvent of(StoredEvent event) {
        String caseId = event.caseId().toString();
        EventData data = new EventData(
                caseId,
                event.shopId(),
                event.buyerId(),
                event.orderId(),
                event.itemId(),
                event.from(),
                event.to(),
                event.reason(),
                event.rule(),
                new EventActor(event.actorKind(), event.actorId()),
                event.deadlineAt(),
                event.version(),
                event.details() == null ? Map.of() : json.readValue(event.details(), DETAILS));
        return new CloudEvent(
                CloudEvent.SPEC_VERSION,
                String.valueOf(event.position()),
                CloudEvent.SOURCE,
                event.type(),
                caseId,
                event.at(),
                MediaType.APPLICATION_JSON_VALUE,
                event.traceParent(),
                data);
    }

    /** The event as JSON in UTF-8. */
    public byte[] json(CloudEvent event) {
        return json.writeValueAsBytes(event);
    }
}
