package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a server that takes no writes, such as a standby: data that is read there may be old. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PrimaryCheck implements ConnectionCheck {

    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            row.next();
            if (row.getString(1).equals("on")) {
                throw new SQLException("The database is a standby, or read-only", ServerLost.READ_ONLY);
            }
        }
    }
}
