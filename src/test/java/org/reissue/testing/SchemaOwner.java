package org.reissue.testing;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What only the owner of the schema may do, for tests that need it: DDL, and changes of what only grows. The
 * application itself runs as another role.
 */
public final class SchemaOwner {

    private final JdbcClient jdbc;
    private final JdbcClient service;

    /** @param service the application's own */
    SchemaOwner(Environment environment, JdbcClient service) {
        this.service = service;
        boolean apart = environment.containsProperty("spring.flyway.user");
        String user = apart ? "spring.flyway.user" : "spring.datasource.username";
        String password = apart ? "spring.flyway.password" : "spring.datasource.password";
        jdbc = JdbcClient.create(new SingleConnectionDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty(user),
                environment.getProperty(password),
                true));
    }

    /** A statement with a connection of its own, which commits at once. */
    public StatementSpec sql(String statement) {
        return jdbc.sql(statement);
    }

    /**
     * Executes a statement past all triggers, even past those of foreign keys, in the application's own transaction.
     *
     * @return how many rows it has changed
     */
    public long tamper(String statement) {
        return service.sql("select testing.tamper(?)")
                .param(statement)
                .query(Long.class)
                .single();
    }
}
