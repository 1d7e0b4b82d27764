package org.reissue.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reissue.history.CaseEventReader;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Renders {@code docs/asyncapi.yaml}: the ways on which events are sent, and a message per type. */
final class AsyncApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FRAME = """
            asyncapi: 3.0.0
            info:
              title: Events of Reissue (补寄)
              version: 1.0.0
              description: >-
                What happens to cases, as CloudEvents 1.0 in JSON. Every event is delivered at least once, and those of a case in order;
                remember ids. New types and members may be added: ignore those you do not know. events.md has the guarantees.
              contact:
                name: The maintainers of Reissue
              license:
                name: Apache-2.0
                url: https://www.apache.org/licenses/LICENSE-2.0
              tags:
              - name: reissue
            defaultContentType: application/cloudevents+json
            """;

    /** What a webhook receives beside the events of the log. {@code WebhookTestEventsTest} compares it with a call. */
    private static final String TEST = """
            name: test
            title: A test event, alone
            summary: The body of a call that ops asked for (POST /api/v1/ops/webhooks/{id}/test). It is no event of the log.
            contentType: application/cloudevents-batch+json
            payload:
              type: array
              minItems: 1
              maxItems: 1
              items:
                type: object
                required: [specversion, id, source, type, subject, time, datacontenttype, data]
                properties:
                  specversion: {type: string, description: the version of CloudEvents}
                  id: {type: string, description: 'unique, like the ids of all events'}
                  source: {type: string, description: always `/reissue`}
                  type: {type: string, const: reissue.test}
                  subject: {type: string, description: the subscription}
                  time: {type: string, format: date-time, description: 'when ops asked for the test, in UTC'}
                  datacontenttype: {type: string, description: the media type of `data`}
                  data:
                    type: object
                    required: [webhookId]
                    properties:
                      webhookId: {type: string, description: the subscription again}
            """;

    /** The names are of the Standard Webhooks specification. */
    private static final String HEADERS = """
            type: object
            required: [webhook-id, webhook-timestamp, webhook-signature]
            properties:
              webhook-id: {type: string, description: the same whenever the same events are sent again}
              webhook-timestamp: {type: string, description: 'when this attempt was made, in seconds since 1970'}
              webhook-signature:
                type: string
                description: '`v1,` and the Base64 of HMAC-SHA256 over `id.timestamp.body`; several, separated by spaces, after a rotation'
            """;

    private AsyncApiDocument() {}

    static String render(Map<String, JsonNode> examples) {
        Yaml yaml = new Yaml(style());
        Map<String, Object> messages = new LinkedHashMap<>();
        Map<String, Object> kafkaMessages = new LinkedHashMap<>();
        for (String type : CaseEventReader.TYPES) {
            String name = type.substring("reissue.".length());
            messages.put(
                    name,
                    members(
                            "name",
                            type,
                            "title",
                            type,
                            "summary",
                            EventContract.description(type),
                            "contentType",
                            "application/cloudevents+json",
                            "payload",
                            reference("./events/" + EventContract.fileName(type)),
                            "examples",
                            List.of(members("payload", JSON.convertValue(examples.get(type), Map.class)))));
            kafkaMessages.put(name, reference("#/components/messages/" + name));
        }
        List<Object> payloads = CaseEventReader.TYPES.stream()
                .<Object>map(type -> reference("./events/" + EventContract.fileName(type)))
                .toList();
        messages.put(
                "batch",
                members(
                        "name", "batch",
                        "title", "Up to 200 events, oldest first",
                        "summary", "The body of a webhook call; answer 2xx within 15 s.",
                        "contentType", "application/cloudevents-batch+json",
                        "headers", yaml.load(HEADERS),
                        "payload",
                                members(
                                        "type",
                                        "array",
                                        "minItems",
                                        1,
                                        "maxItems",
                                        200,
                                        "items",
                                        members("anyOf", payloads))));
        Map<String, Object> test = yaml.load(TEST);
        test.put("headers", yaml.load(HEADERS));
        messages.put("test", test);
        Map<?, ?> frame = yaml.load(FRAME);
        @SuppressWarnings("unchecked")
        Map<String, Object> document = new LinkedHashMap<>((Map<String, Object>) frame);
        Map<String, Object> channels = new LinkedHashMap<>();
        channels.put(
                "kafka",
                members(
                        "address", "reissue.events",
                        "title", "Events on Kafka",
                        "description", "The key is the case's id: the events of a case are in one partition, in order.",
                        "messages", kafkaMessages,
                        "bindings", members("kafka", members("topic", "reissue.events"))));
        channels.put(
                "webhook",
                members(
                        "address",
                        null,
                        "title",
                        "Events to a webhook",
                        "description",
                        "The url of a subscription (POST /api/v1/ops/webhooks). Calls are signed by Standard Webhooks.",
                        "messages",
                        members(
                                "batch",
                                reference("#/components/messages/batch"),
                                "test",
                                reference("#/components/messages/test"))));
        document.put("channels", channels);
        document.put(
                "operations",
                members(
                        "publishEvents",
                        operation("kafka", "Publish every event to Kafka"),
                        "callWebhook",
                        operation("webhook", "Call a webhook with events")));
        document.put("components", members("messages", messages));
        return "# generated by EventsDocumentTest: see CONTRIBUTING.md\n" + yaml.dump(document);
    }

    private static Map<String, Object> operation(String channel, String summary) {
        return members("action", "send", "channel", reference("#/channels/" + channel), "summary", summary);
    }

    private static Map<String, Object> reference(String target) {
        return members("$ref", target);
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    private static DumperOptions style() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setWidth(140);
        style.setSplitLines(false);
        return style;
    }
}
