package org.reissue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidencePropertiesTest {

    private final EvidenceProperties some = new EvidenceProperties(List.of("img.example", "Files.example"));

    @ParameterizedTest
    @CsvSource({
        "img.example, true",
        "IMG.example, true",
        "a.img.example, true",
        "files.example, true",
        "otherimg.example, false",
        "img.example.evil.test, false",
        "example, false"
    })
    void a_list_allows_its_hosts_and_those_below_them(String host, boolean allowed) {
        assertThat(some.allows(host)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"img.example", "evil.test"})
    void without_a_list_any_host_is_allowed(String host) {
        assertThat(new EvidenceProperties(List.of()).allows(host)).isTrue();
    }
}
