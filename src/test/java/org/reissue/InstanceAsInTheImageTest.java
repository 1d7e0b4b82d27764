package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.Tokens;

/** {@code management.server.port} gives {@code /actuator} a port of its own, and the console is off, as by default. */
class InstanceAsInTheImageTest {

    private static final int MAX_CONNECTIONS = 8;

    private static OtherInstance service;
    private static Client management;

    @BeforeAll
    static void start() {
        service = OtherInstance.startedOn(
                TestDatabase.shared(),
                "reissue.console.enabled=false",
                "management.server.port=0",
                "server.tomcat.max-connections=" + MAX_CONNECTIONS,
                "server.tomcat.accept-count=1");
        management = Api.at(
                        URI.create("http://localhost:" + service.property("local.management.port")),
                        service.bean(Tokens.class))
                .anonymous();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void actuator_is_there_and_nowhere_else() {
        service.api().anonymous().get("/actuator/health").expect(404);
        assertThat(management.get("/actuator/health/readiness").expect(200).text("status"))
                .isEqualTo("UP");
        assertThat(management.get("/actuator/prometheus").expect(200).body().asString())
                .contains("hikaricp_connections");
    }

    @Test
    void probes_are_answered_while_all_connections_of_the_service_are_taken() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), service.port()));
            }
            management.get("/actuator/health/liveness").expect(200);
            management.get("/actuator/health/readiness").expect(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void no_bean_of_the_console_exists_and_none_of_its_libraries() {
        assertThat(service.beanTypes())
                .isNotEmpty()
                .noneMatch(type -> type.matches(".*org\\.(reissue\\.console|thymeleaf|.*oauth2\\.client).*"));
    }

    @Test
    void pages_of_the_console_are_unknown() {
        assertThat(service.api().anonymous().get("/console/cases").status()).isEqualTo(404);
        assertThat(service.api().anonymous().get("/console/console.css").status())
                .isEqualTo(404);
    }
}
