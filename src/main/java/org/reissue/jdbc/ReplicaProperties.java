package org.reissue.jdbc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The replica on which lists are read.
 *
 * @param replicaUrl the JDBC URL of a standby, or of a proxy that leads to one of several
 * @param replicaMaxLag how old data read there may be; at least 3 s, since the heartbeat is written once a second
 */
@ConfigurationProperties("reissue.datasource")
record ReplicaProperties(String replicaUrl, Duration replicaMaxLag) {

    private static final Duration SHORTEST = Duration.ofSeconds(3);

    ReplicaProperties {
        if (replicaMaxLag.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("reissue.datasource.replica-max-lag must be at least " + SHORTEST);
        }
    }

    /** Hides the URL, which may hold a password. */
    @Override
    public String toString() {
        return "ReplicaProperties[replicaMaxLag=" + replicaMaxLag + "]";
    }
}
