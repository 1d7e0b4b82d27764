package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Repeated jobs wait neither for each other nor for those of instances that started together, as in a rollout. */
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

    @Test
    void every_job_has_a_thread() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(SchedulingConfiguration.class)
                .run(context -> assertThat(context.getBean(TaskScheduler.class))
                        .isInstanceOfSatisfying(
                                ThreadPoolTaskScheduler.class,
                                pool -> assertThat(pool.getScheduledThreadPoolExecutor()
                                                .getCorePoolSize())
                                        .isGreaterThanOrEqualTo((int) jobs().count())));
    }

    /** Except local mode's, which runs on one machine. */
    private static List<JavaMethod> repeatedJobs() {
        return jobs().filter(job -> !job.getOwner().getPackageName().equals("org.reissue.local"))
                .filter(job -> job.getAnnotationOfType(Scheduled.class).cron().isEmpty())
                .toList();
    }

    private static Stream<JavaMethod> jobs() {
        return MainClasses.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class));
    }

    private static Stream<String> firstRuns(Environment environment, JavaMethod job) {
        String delay = job.getAnnotationOfType(Scheduled.class).initialDelayString();
        return Stream.generate(() -> environment.resolveRequiredPlaceholders(delay))
                .limit(STARTS);
    }
}
