package org.reissue.feed.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.reissue.feed.events.CloudEvent;
import org.springframework.http.MediaType;

/**
 * A CloudEvent by which ops test a webhook: no event of the log, so it moves no position.
 *
 * @param specversion the version of CloudEvents
 * @param id unique, like the ids of all events
 * @param source always {@code /reissue}
 * @param type always {@code reissue.test}
 * @param subject the subscription
 * @param time when ops asked for the test, in UTC
 * @param datacontenttype the media type of {@code data}
 * @param data the subscription again
 */
record TestEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        Data data) {

    static final String TYPE = "reissue.test";

    static TestEvent of(String webhookId, Instant time) {
        String id = "test-" + UUID.randomUUID();
        return new TestEvent(
                CloudEvent.SPEC_VERSION,
                id,
                CloudEvent.SOURCE,
                TYPE,
                webhookId,
                time,
                MediaType.APPLICATION_JSON_VALUE,
                new Data(webhookId));
    }

    /** @param webhookId the subscription */
    record Data(String webhookId) {}
}
