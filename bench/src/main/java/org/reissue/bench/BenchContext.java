package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every section works with.
 *
 * @param cluster the PostgreSQL
 * @param migrated an empty database with the service's schema, to be copied
 * @param tokens the callers' bearer tokens
 * @param app the packaged service
 * @param properties properties that every measured service starts with, over those of its section
 * @param logs the directory of the services' logs
 * @param scale how much a section does
 * @param rounds how often everything is measured
 */
record BenchContext(
        Cluster cluster,
        Database migrated,
        Tokens tokens,
        PackagedService app,
        Map<String, String> properties,
        Path logs,
        Scale scale,
        int rounds) {

    /** How many cases a stock has; what SQL and Lua make calls to has the same number. */
    static final int CASES = 120_000;

    /** A database with {@link #CASES} cases and their orders, to which calls are made. Nothing is settled yet. */
    Database createStock(String name) {
        Database database = cluster.create(name, migrated);
        Receivers.prepare(database, 1, CASES);
        database.run("requests-stock.sql", Map.of());
        return database;
    }

    /**
     * Starts the service as the image does.
     *
     * @param heapMiB how much heap it may use
     * @param settings properties of the service
     */
    ServiceProcess start(Database database, int heapMiB, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(app.asInTheImage("-Xmx" + heapMiB + "m"), database, settings);
    }

    ServiceProcess start(List<String> command, Database database, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(properties);
        return ServiceProcess.start(command, app.directory(), database, tokens, logs, all);
    }
}
