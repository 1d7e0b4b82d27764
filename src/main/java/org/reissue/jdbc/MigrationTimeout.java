package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Lets migrations wait longer than {@code socketTimeout}: building an index may take an hour. For a lock they wait no
 * longer than calls do, as all calls on the table queue behind them; an owner of the schema with credentials of its own
 * has a connection without the pool's settings.
 */
@Component
class MigrationTimeout extends BaseCallback {

    private static final String LIMIT_WAITS_FOR_LOCKS =
            "select set_config('lock_timeout', '5s', false) where current_setting('lock_timeout') = '0'";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    /** The pool puts its own timeout back when Flyway returns the connection. */
    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute(LIMIT_WAITS_FOR_LOCKS);
        } catch (SQLException failure) {
            throw new FlywayException(failure);
        }
    }
}
