package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is the fault of the database is no fault of a case, a shop or a message. */
class DatabaseFaultTest {

    private static final SQLException READ_ONLY = new SQLException("read-only transaction", "25006");
    private static final SQLException NO_COLUMN = new SQLException("no such column", "42703");
    private static final SQLException CHECK = new SQLException("violates check constraint", "23514");

    static Stream<Exception> databaseFaults() {
        return Stream.of(
                new CannotAcquireLockException("lock timeout"),
                new CannotGetJdbcConnectionException("no connection"),
                new BadSqlGrammarException("read", "select", NO_COLUMN),
                new PermissionDeniedDataAccessException("denied", null),
                new CannotCreateTransactionException("no transaction"),
                new UncategorizedSQLException("write", "update", READ_ONLY),
                new IllegalStateException(new BadSqlGrammarException("read", "select", NO_COLUMN)));
    }

    static Stream<Exception> dataFaults() {
        return Stream.of(
                new DataIntegrityViolationException("refused", CHECK),
                new UncategorizedSQLException("write", "update", CHECK),
                new IllegalStateException("a case without a deadline"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("databaseFaults")
    void a_fault_of_the_database(Exception failure) {
        assertThat(DatabaseFault.isShownBy(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dataFaults")
    void a_fault_of_the_data(Exception failure) {
        assertThat(DatabaseFault.isShownBy(failure)).isFalse();
    }
}
