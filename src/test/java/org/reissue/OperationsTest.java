package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who run the service find under {@code /actuator}. */
@ReissueTest
class OperationsTest {

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void healthIsTold(String probe) {
        assertThat(api.anonymous().get("/actuator/health" + probe).expect(200).text("status"))
                .isEqualTo("UP");
    }

    @Test
    void metricsAreTold() {
        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics).contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void theBuildIsTold() {
        assertThat(api.anonymous().get("/actuator/info").expect(200).text("build.artifact"))
                .isEqualTo("reissue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "loggers", "shutdown", "mappings", "configprops"})
    void nothingElseIsExposed(String endpoint) {
        assertThat(api.anonymous().get("/actuator/" + endpoint).status()).isEqualTo(404);
    }
}
