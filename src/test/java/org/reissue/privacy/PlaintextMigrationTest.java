package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestDatabase;

/** A database from before the encryption is migrated: rows stay, and what SQL cannot encrypt is gone. */
class PlaintextMigrationTest {

    private static final String BEFORE = "9";

    private final TestDatabase database = TestDatabase.createDatabase("plaintext");

    @Test
    void orders_and_cases_lose_their_receivers_and_webhooks_go() throws SQLException {
        migrate(BEFORE);
        execute("""
                insert into shop_order (order_id, shop_id, buyer_id, updated_at, receiver_name, receiver_phone,
                                        receiver_address, items)
                values ('O-1', 'S-1', 'B-1', now(), '张三', '13800000001', '上海市', '[{}]');
                insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity,
                                          evidence, receiver_name, receiver_phone, receiver_address, status, scan_due,
                                          version, applied_at, updated_at)
                values (gen_random_uuid(), 'S-1', 'B-1', 'O-1', 'I-1', 'T', 1, 'OTHER', 1, '{}', '张三', '13800000001',
                        '上海市', 'IN_ARBITRATION', false, 1, now(), now());
                insert into feed_subscription (name, kind, position) values ('W-1', 'webhook', 0), ('kafka', 'kafka', 0);
                insert into webhook (id, url, secret, created_at) values ('W-1', 'https://a.example', 'whsec_', now());
                """);
        migrate("latest");
        assertThat(text("select count(*) || ' ' || count(receiver) from shop_order"))
                .isEqualTo("1 0");
        assertThat(text("select count(*) || ' ' || count(receiver) from reissue_case"))
                .isEqualTo("1 0");
        assertThat(text("select string_agg(name, ' ') from feed_subscription")).isEqualTo("kafka");
        assertThat(text("select count(*) from webhook")).isEqualTo("0");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
