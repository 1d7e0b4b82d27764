package org.reissue.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/** Which requests are read within the limits of bodies. */
class LimitedBodyRequestTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/console/login");

    @Test
    void without_length_only_a_chunked_request_has_a_body_over_http_1() {
        assertThat(LimitedBodyRequest.hasBody(request)).isFalse();
        request.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        assertThat(LimitedBodyRequest.hasBody(request)).isTrue();
    }

    @Test
    void a_request_with_a_length_has_a_body_unless_the_length_is_zero() {
        request.setContent(new byte[0]);
        assertThat(LimitedBodyRequest.hasBody(request)).isFalse();
        request.setContent(new byte[1]);
        assertThat(LimitedBodyRequest.hasBody(request)).isTrue();
    }

    @Test
    void over_http_2_a_request_without_length_may_have_a_body_of_any_size() {
        request.setProtocol("HTTP/2.0");
        assertThat(LimitedBodyRequest.hasBody(request)).isTrue();
        request.setContent(new byte[0]);
        assertThat(LimitedBodyRequest.hasBody(request)).isFalse();
    }
}
