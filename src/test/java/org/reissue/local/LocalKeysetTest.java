package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LocalTest
class LocalKeysetTest {

    @Autowired
    private LocalKeyset keyset;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_keyset_is_made_once_and_kept_in_the_database() {
        String stored =
                jdbc.sql("select keyset from local_keyset").query(String.class).single();
        assertThat(stored).contains("AesGcmKey");
        assertThat(keyset.keyset()).isEqualTo(stored);
        assertThat(new LocalKeyset(jdbc).keyset())
                .as("as another instance finds it")
                .isEqualTo(stored);
    }
}
