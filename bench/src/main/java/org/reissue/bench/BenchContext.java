package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every section works with.
 *
 * @param cluster the PostgreSQL
 * @param migrated an empty database with the service's schema, to be copied
 * @param tokens what callers show
 * @param app the service
 * @param logs where its logs go
 * @param rounds how often everything is measured
 */
record BenchContext(Cluster cluster, Database migrated, Tokens tokens, PackagedService app, Path logs, int rounds) {

    /**
     * Starts the service as the image does.
     *
     * @param heapMiB how much heap it may use
     */
    ServiceProcess start(Database database, int heapMiB, Map<String, String> settings)
            throws IOException, InterruptedException {
        return ServiceProcess.start(
                app.asInTheImage("-Xmx" + heapMiB + "m"), app.directory(), database, tokens, logs, settings);
    }
}
