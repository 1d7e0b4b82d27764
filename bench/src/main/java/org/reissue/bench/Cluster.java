package org.reissue.bench;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL that everything is measured on. It answers for what it has committed: {@code fsync} and
 * {@code synchronous_commit} are on, whatever embedded servers are usually started with.
 */
final class Cluster implements AutoCloseable {

    static final String USER = "postgres";

    /** Memory as on a small server of its own, and a checkpoint that does not fall into one contestant's turn alone. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", quarterOfMemory()),
            Map.entry("max_wal_size", "16GB"),
            Map.entry("checkpoint_timeout", "30min"),
            Map.entry("maintenance_work_mem", "1GB"),
            Map.entry("max_connections", "200"),
            // tells exactly when something was committed
            Map.entry("track_commit_timestamp", "on"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"),
            Map.entry("pg_stat_statements.track_planning", "off"));

    private final EmbeddedPostgres server;
    private final JdbcClient admin;

    Cluster(Path directory) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofMinutes(1));
        SETTINGS.forEach(builder::setServerConfig);
        try {
            this.server = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.admin = JdbcClient.create(server.getPostgresDatabase());
        requireDurable();
    }

    /** As PostgreSQL's manual advises. */
    private static String quarterOfMemory() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (machine.getTotalMemorySize() >> 22) + "MB";
    }

    int port() {
        return server.getPort();
    }

    String version() {
        return setting("server_version");
    }

    /** Those settings that are not PostgreSQL's own, as they are in force, and whether it got huge pages. */
    String settings() {
        return Stream.concat(SETTINGS.keySet().stream(), Stream.of("huge_pages_status"))
                .sorted()
                .map(name -> name + "=" + setting(name))
                .reduce((some, more) -> some + ", " + more)
                .orElseThrow();
    }

    /** An empty database, or a copy of another one that nobody is connected to. */
    Database create(String name, Database template) {
        drop(name);
        admin.sql("create database " + name
                        + (template == null ? "" : " template " + template.name() + " strategy file_copy"))
                .update();
        return new Database(name, port());
    }

    void drop(String name) {
        admin.sql("drop database if exists " + name + " with (force)").update();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void requireDurable() {
        for (String name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!setting(name).equals("on")) {
                throw new IllegalStateException(name + " is off: figures without durability mean nothing");
            }
        }
    }

    private String setting(String name) {
        return admin.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
