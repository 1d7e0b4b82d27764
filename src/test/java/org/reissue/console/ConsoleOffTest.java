package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.TestDatabase;

/** While the console is off, which is the default, nothing of it exists. */
class ConsoleOffTest {

    private static OtherInstance service;

    @BeforeAll
    static void start() {
        service = OtherInstance.started(Stream.concat(
                        Stream.of("reissue.console.enabled=false"),
                        Arrays.stream(TestDatabase.shared().properties()))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void no_bean_of_it_exists_and_none_of_its_libraries() {
        assertThat(service.beanTypes())
                .isNotEmpty()
                .noneMatch(type -> type.matches(".*org\\.(reissue\\.console|thymeleaf|.*oauth2\\.client).*"));
    }

    @Test
    void its_pages_are_unknown() {
        assertThat(service.api().anonymous().get("/console/cases").status()).isEqualTo(404);
        assertThat(service.api().anonymous().get("/console/console.css").status())
                .isEqualTo(404);
    }
}
