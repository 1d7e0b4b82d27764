package org.reissue.web.fuzz;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.testing.Answer;
import org.reissue.testing.Client;
import org.reissue.web.fuzz.ApiDescription.DescribedCall;

/**
 * A request that was drawn.
 *
 * @param headers those beside the token
 * @param body as it is sent, or null
 */
record FuzzRequest(
        DescribedCall call,
        Client caller,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    Answer send() {
        Client client = caller;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            client = client.header(header.getKey(), header.getValue());
        }
        return client.send(call.method(), path, body);
    }

    @Override
    public String toString() {
        return call.method() + " " + path + " " + headers + " " + body;
    }
}
