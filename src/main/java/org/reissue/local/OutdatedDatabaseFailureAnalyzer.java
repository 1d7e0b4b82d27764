package org.reissue.local;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Tells the developer, in place of a stack trace, that older migrations made the database of local mode and what to do.
 * Outside local mode Flyway's own message stands, since that database must not be deleted.
 */
class OutdatedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    private final Environment environment;

    OutdatedDatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayValidateException cause) {
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
