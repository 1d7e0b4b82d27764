package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Judges or prepares each new connection to the database once, before the pool gives it to anyone. */
public interface ConnectionCheck {

    /**
     * Lets the connection pass, or refuses it.
     *
     * @param connection in auto-commit mode, and to be left so
     * @throws SQLException if the connection must not be used: it is closed, and the pool tries to make another
     */
    void check(Connection connection) throws SQLException;
}
