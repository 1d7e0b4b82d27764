package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
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
