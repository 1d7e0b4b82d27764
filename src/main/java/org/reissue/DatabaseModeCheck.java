package org.reissue;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps local mode and real data apart, before anything is migrated: local mode refuses a database that holds data but
 * was never used in local mode, and the default mode refuses one that was. Local mode's own tables are the mark.
 */
@Component
class DatabaseModeCheck implements FlywayMigrationStrategy {

    private static final String MARK = "local_clock";

    /** Any use of the service leaves a row in one of these tables. */
    private static final List<String> DATA =
            List.of("shop_order", "parcel", "category", "carrier", "shop_account", "audit_entry");

    private final Environment environment;

    DatabaseModeCheck(Environment environment) {
        this.environment = environment;
    }

    /**
     * @throws RefusedStartException for a database of the other mode, which stays as it is, and in local mode for one
     *     that older migrations made
     */
    @Override
    public void migrate(Flyway flyway) {
        JdbcClient database = JdbcClient.create(flyway.getConfiguration().getDataSource());
        boolean marked = exists(database, MARK);
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        if (!local && marked) {
            throw new RefusedStartException(
                    "The database%s was used in local mode: it holds sample data, and its clock may be ahead."
                            .formatted(address()),
                    "Name another database (SPRING_DATASOURCE_URL), or start with the profile local.");
        }
        if (local && !marked && DATA.stream().anyMatch(table -> holdsRows(database, table))) {
            throw new RefusedStartException(
                    "The database%s holds data and was never used in local mode, which hands a token to whoever asks."
                            .formatted(address()),
                    "Name an empty database (SPRING_DATASOURCE_URL), or start without the profile local.");
        }
        try {
            flyway.migrate();
        } catch (FlywayValidateException outdated) {
            if (local) {
                throw madeByOlderVersion(outdated);
            }
            throw outdated; // as it is: outside local mode no message may advise to delete the database
        }
    }

    private RefusedStartException madeByOlderVersion(FlywayValidateException outdated) {
        String directory = environment.getProperty("reissue.local.data-directory");
        boolean embedded = address().isEmpty();
        return new RefusedStartException(
                "The database%s was made by an older version of the service."
                        .formatted(embedded ? " in " + directory : address()),
                (embedded ? "Delete " + directory : "Empty that database or name another one (SPRING_DATASOURCE_URL)")
                        + " and start again.",
                outdated);
    }

    private static boolean holdsRows(JdbcClient database, String table) {
        return exists(database, table)
                && database.sql("select exists (select from " + table + ")")
                        .query(Boolean.class)
                        .single();
    }

    private static boolean exists(JdbcClient database, String table) {
        return database.sql("select to_regclass(?) is not null")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    /** Without parameters, which may hold a password. */
    private String address() {
        String url = environment.getProperty("spring.datasource.url", "");
        return url.isEmpty() ? "" : " at " + url.replaceFirst("\\?.*", "");
    }
}
