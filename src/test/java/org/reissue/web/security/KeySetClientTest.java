package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestClock;
import org.reissue.testing.Tokens;
import org.springframework.http.RequestEntity;
import org.springframework.web.client.RestClientException;

/** When the issuer is asked again, although the clock was put back. */
class KeySetClientTest {

    private final TestClock time = new TestClock();
    private final KeyServer server = new KeyServer(new Tokens(), "first");
    private final KeySetClient client = new KeySetClient(time);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_issuer_that_was_down_is_asked_again_after_a_while() {
        server.goDown();
        assertThatThrownBy(this::fetch).isInstanceOf(RestClientException.class);
        time.advance(Duration.ofHours(-2));
        server.comeBack();
        assertThatThrownBy(this::fetch).isInstanceOf(RestClientException.class);
        time.advance(KeySetClient.PAUSE);
        assertThat(fetch()).contains("first");
    }

    @Test
    void a_new_key_is_found_after_a_while() {
        assertThat(fetch()).contains("first");
        time.advance(Duration.ofHours(-2));
        server.serve(new Tokens(), "second");
        assertThat(fetch()).contains("first");
        time.advance(KeySetClient.PAUSE);
        assertThat(fetch()).contains("second");
    }

    @Test
    void keys_are_trusted_no_longer_while_the_issuer_is_down() {
        assertThat(fetch()).contains("first");
        time.advance(Duration.ofHours(-2));
        assertThat(fetch()).contains("first");
        server.goDown();
        time.advance(Duration.ofSeconds(190));
        assertThatThrownBy(this::fetch).isInstanceOf(RestClientException.class);
    }

    private String fetch() {
        return client.exchange(RequestEntity.get(URI.create(server.url())).build(), String.class)
                .getBody();
    }
}
