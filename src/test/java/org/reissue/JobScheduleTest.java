package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;

/** Instances that start together, as in a rollout, do not poll the database in step from then on. */
class JobScheduleTest {

    private static final int STARTS = 20;

    @Test
    void the_first_run_of_every_repeated_job_is_drawn_at_each_start() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .run(context -> assertThat(repeatedJobs())
                        .hasSizeGreaterThan(4)
                        .allSatisfy(job -> assertThat(
                                        firstRuns(context.getEnvironment(), job).distinct())
                                .as(job.getFullName())
                                .hasSizeGreaterThan(1)));
    }

    /** Except local mode's, which runs on one machine. */
    private static List<JavaMethod> repeatedJobs() {
        return MainClasses.ALL.stream()
                .filter(type -> !type.getPackageName().equals("org.reissue.local"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class)
                        && method.getAnnotationOfType(Scheduled.class).cron().isEmpty())
                .toList();
    }

    private static Stream<String> firstRuns(Environment environment, JavaMethod job) {
        String delay = job.getAnnotationOfType(Scheduled.class).initialDelayString();
        return Stream.generate(() -> environment.resolveRequiredPlaceholders(delay))
                .limit(STARTS);
    }
}
