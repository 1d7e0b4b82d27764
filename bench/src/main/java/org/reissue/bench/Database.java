package org.reissue.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One database of the cluster. */
record Database(String name, int port) {

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    /** A connection per statement: for preparing and checking, never for measuring. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url(), Cluster.USER, ""));
    }

    /**
     * Waits until a query answers true. It is asked on one connection, so that waiting costs little, and each
     * contestant that is waited for the same.
     */
    void await(Duration interval, String query, Object... parameters) throws InterruptedException {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url(), Cluster.USER, "", true);
        try {
            JdbcClient jdbc = JdbcClient.create(connection);
            while (!jdbc.sql(query).params(parameters).query(Boolean.class).single()) {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
            }
        } finally {
            connection.destroy();
        }
    }

    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(Cluster.USER);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /**
     * Runs a file of {@code resources/sql} as one transaction.
     *
     * @param values what stands for {@code :name} in it
     */
    void run(String file, Map<String, Object> values) {
        String sql = text("sql/" + file);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            sql = sql.replace(":" + value.getKey(), String.valueOf(value.getValue()));
        }
        jdbc().sql("begin;" + sql + ";commit").update();
    }

    /** Statistics are fresh and nothing is left to be written, before anybody's turn. */
    void settle() {
        jdbc().sql("vacuum (analyze)").update();
        jdbc().sql("checkpoint").update();
    }

    static String text(String resource) {
        try (InputStream in = Database.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
