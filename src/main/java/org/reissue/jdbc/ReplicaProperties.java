package org.reissue.jdbc;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.postgresql.Driver;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * The replica on which lists are read.
 *
 * @param replicaUrl the JDBC URL of a standby, or of a proxy that leads to one of several
 * @param replicaMaxLag how old data read there may be; at least 3 s, since the heartbeat is written once a second
 */
@Validated
@ConfigurationProperties("reissue.datasource")
record ReplicaProperties(
        String replicaUrl,
        @NotNull @DurationMin(seconds = 3) Duration replicaMaxLag) {

    ReplicaProperties {
        if (StringUtils.hasText(replicaUrl) && Driver.parseURL(replicaUrl, null) == null) {
            throw new IllegalArgumentException(
                    "reissue.datasource.replica-url must be like jdbc:postgresql://b/reissue");
        }
    }

    /** Hides the URL, which may hold a password. */
    @Override
    public String toString() {
        return "ReplicaProperties[replicaMaxLag=" + replicaMaxLag + "]";
    }
}
