package org.reissue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The endpoints under {@code /actuator}. */
@ReissueTest
class OperationsTest {

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void health_is_exposed(String probe) {
        assertThat(api.anonymous().get("/actuator/health" + probe).expect(200).text("status"))
                .isEqualTo("UP");
    }

    @Test
    void metrics_are_exposed() {
        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics).contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void the_build_is_exposed() {
        assertThat(api.anonymous().get("/actuator/info").expect(200).text("build.artifact"))
                .isEqualTo("reissue");
    }

    @Test
    void the_commit_is_exposed_unless_the_build_knew_none() {
        assumeTrue(getClass().getResource("/git.properties") != null, "built outside a clone");
        assertThat(api.anonymous().get("/actuator/info").expect(200).text("git.commit.id"))
                .matches("[0-9a-f]{7,40}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "loggers", "shutdown", "mappings", "configprops"})
    void nothing_else_is_exposed(String endpoint) {
        assertThat(api.anonymous().get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    /** Such a request never reaches our own code, so the answer is Tomcat's. */
    @Test
    void requests_that_tomcat_refuses_reveal_no_internals(@LocalServerPort int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception", "Tomcat/", "at org.");
        }
    }
}
