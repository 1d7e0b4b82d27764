package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.util.DriverDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestDatabase;

/** A host of the URL accepts connections and sends nothing, like a primary whose machine hangs. */
class SilentHostTest {

    @Test
    void the_next_host_is_tried_before_the_time_to_log_in_is_over() throws Exception {
        TestDatabase database = TestDatabase.shared();
        Properties configured = new Properties();
        configured.setProperty("connectTimeout", "1");
        configured.setProperty("sslResponseTimeout", "500");
        configured.setProperty("loginTimeout", "10");
        configured.setProperty("socketTimeout", "30");
        LoginTimeout timeout = LoginTimeout.of(configured);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = database.url().replaceFirst("//", "//127.0.0.1:" + silent.getLocalPort() + ",");
            DataSource driver =
                    new DriverDataSource(url, null, timeout.properties(), database.username(), database.password());
            try (Connection connection = new CheckedDataSource(driver, List.of(timeout)).getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
                assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
            }
        }
    }
}
