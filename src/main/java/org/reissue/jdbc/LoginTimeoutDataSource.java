package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Limits how long a server may be silent while a connection is made, and sets the usual limit afterwards. */
class LoginTimeoutDataSource extends DelegatingDataSource {

    private final LoginTimeout timeout;

    LoginTimeoutDataSource(DataSource driver, LoginTimeout timeout) {
        super(driver);
        this.timeout = timeout;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return loggedIn(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return loggedIn(super.getConnection(username, password));
    }

    /** A limit in the URL wins over the properties, and stays as it is. */
    private Connection loggedIn(Connection connection) throws SQLException {
        try {
            if (connection.getNetworkTimeout() == timeout.loginMillis()) {
                connection.setNetworkTimeout(Runnable::run, timeout.statementMillis());
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
