package org.reissue.local;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Tells the developer, instead of a stack trace, that the database of local mode was made by migrations other than the
 * present ones. Outside local mode Flyway's own message stands: such a database holds data that nobody may delete.
 */
class OutdatedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    private final Environment environment;

    OutdatedDatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayValidateException cause) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            return null;
        }
        String url = environment.getProperty("spring.datasource.url");
        if (StringUtils.hasText(url)) {
            return outdated(
                    "at " + withoutParameters(url),
                    "Empty that database or name another one (SPRING_DATASOURCE_URL)",
                    cause);
        }
        String directory = environment.getProperty("reissue.local.data-directory");
        return outdated("in " + directory, "Delete " + directory, cause);
    }

    private static FailureAnalysis outdated(String place, String remedy, FlywayValidateException cause) {
        return new FailureAnalysis(
                "The database %s was made by an older version of the service.".formatted(place),
                remedy + " and start again.",
                cause);
    }

    /** Parameters may hold a password. */
    private static String withoutParameters(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
