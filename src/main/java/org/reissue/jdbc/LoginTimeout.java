package org.reissue.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * How long a server may be silent: while a connection is made, {@code connectTimeout} of the driver, and
 * {@code socketTimeout} from then on. The driver itself knows only the latter. Where encryption is optional, the driver
 * asks a host that does not answer once more without encryption, and waits for so long that all of {@code loginTimeout}
 * is gone before another host is tried.
 *
 * @param properties the driver's properties while a connection is made
 * @param loginMillis how long a server may be silent meanwhile; 0: for ever
 * @param statementMillis how long a server may be silent within a statement; 0: for ever
 */
record LoginTimeout(Properties properties, int loginMillis, int statementMillis) implements ConnectionCheck {

    private static final String WHILE_CONNECTING = "connectTimeout";
    private static final String AFTERWARDS = "socketTimeout";

    /** @param configured the driver's properties as configured, timeouts in seconds */
    static LoginTimeout of(Properties configured) {
        Properties properties = new Properties();
        properties.putAll(configured);
        int login = millis(configured, WHILE_CONNECTING);
        if (login > 0) {
            properties.setProperty(AFTERWARDS, configured.getProperty(WHILE_CONNECTING));
        }
        return new LoginTimeout(properties, login, millis(configured, AFTERWARDS));
    }

    /** The driver, with these properties, as a pool is going to use it. */
    DataSource driver(HikariConfig pool) {
        return new DriverDataSource(
                pool.getJdbcUrl(), pool.getDriverClassName(), properties, pool.getUsername(), pool.getPassword());
    }

    /** Sets the usual limit. A limit in the URL wins over the properties, and stays as it is. */
    @Override
    public void check(Connection connection) throws SQLException {
        if (connection.getNetworkTimeout() == loginMillis) {
            connection.setNetworkTimeout(Runnable::run, statementMillis);
        }
    }

    private static int millis(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name, "0")) * 1_000;
    }
}
