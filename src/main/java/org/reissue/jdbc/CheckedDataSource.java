package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The data source of the pool. Each of its connections has passed all checks. */
class CheckedDataSource extends DelegatingDataSource {

    private final List<ConnectionCheck> checks;

    CheckedDataSource(DataSource driver, List<ConnectionCheck> checks) {
        super(driver);
        this.checks = checks;
    }

    /**
     * Sets up a pool: it takes its connections from such a data source, and leaves a lost server.
     *
     * @param pool with its settings, and not started yet
     * @param further what each connection has to pass once its timeouts are set
     */
    static void setUp(HikariDataSource pool, List<ConnectionCheck> further) {
        LoginTimeout timeout = LoginTimeout.of(pool.getDataSourceProperties());
        List<ConnectionCheck> checks = new ArrayList<>(further);
        checks.add(0, timeout);
        pool.setDataSource(new CheckedDataSource(timeout.driver(pool), checks));
        pool.setExceptionOverride(new ServerLost(pool));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return checked(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return checked(super.getConnection(username, password));
    }

    private Connection checked(Connection connection) throws SQLException {
        try {
            for (ConnectionCheck check : checks) {
                check.check(connection);
            }
            return connection;
        } catch (SQLException | RuntimeException refusal) {
            connection.close();
            throw refusal;
        }
    }
}
