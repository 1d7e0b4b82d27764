package org.reissue.local;

import org.reissue.privacy.KeysetSource;
import org.reissue.privacy.Keysets;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keyset of local mode. The first instance makes it and stores it in the database, next to the data that it
 * encrypts: this protects nothing, but all instances read each other's data, also after a restart.
 */
@Component
@Profile("local")
class LocalKeyset implements KeysetSource {

    private final JdbcClient jdbc;

    LocalKeyset(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two instances that start at once one inserts and the other waits for it; both read the same keyset. */
    @Override
    public String keyset() {
        jdbc.sql("insert into local_keyset (keyset) values (?) on conflict do nothing")
                .param(Keysets.create())
                .update();
        return jdbc.sql("select keyset from local_keyset").query(String.class).single();
    }
}
