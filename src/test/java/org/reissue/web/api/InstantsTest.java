package org.reissue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @Test
    void the_range_ends_with_the_last_microsecond_that_is_kept() {
        assertThat(Instants.parse("2100-12-31T23:59:59.9999995Z")).contains(Instants.LATEST);
        assertThat(Instants.parse("2000-01-01T08:00:00+08:00")).contains(Instants.EARLIEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2101-01-01T00:00:00Z", "1999-12-31T23:59:59.9999999Z", "0202-11-01T00:00:00Z", "now", ""})
    void a_text_outside_the_range_is_refused(String text) {
        assertThat(Instants.parse(text)).isEmpty();
    }
}
