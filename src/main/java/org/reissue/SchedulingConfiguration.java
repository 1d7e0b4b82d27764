package org.reissue;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The threads of repeated jobs: a pool on every JDK, of {@code spring.task.scheduling.pool.size}. With virtual threads
 * Spring Boot's scheduler runs all jobs with a fixed delay on one thread, where a long clean-up stops the sweep.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    /**
     * Declared as no more than a scheduler: in place of an executor, Spring Boot's own for other work would be absent.
     */
    @Bean
    TaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }
}
