package org.reissue.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of local mode, bound from {@code reissue.local.*}.
 *
 * @param dataDirectory the directory of the embedded PostgreSQL, for data and binaries; relative to the working
 *     directory
 * @param postgresVersion the version of the embedded PostgreSQL, filled in by the build
 * @param sampleData whether sample categories and orders are loaded at each start, and sample cases once
 */
@ConfigurationProperties("reissue.local")
record LocalProperties(Path dataDirectory, String postgresVersion, boolean sampleData) {}
