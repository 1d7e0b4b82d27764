package org.reissue.telemetry;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the ids of the trace to log lines, and chooses the spans that are sent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(Spans.ENDPOINT)
class TracingConfiguration {

    /** The names that the Elastic Common Schema has for the ids. */
    @Bean
    Slf4JEventListener tracesInLogs() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    /**
     * Drops the spans of polls and batches that found nothing to do, which every instance makes each second, and of
     * scrapes.
     */
    @Bean
    SpanExportingPredicate spansOfWork() {
        return span -> !span.getName().startsWith("task ")
                && !"0".equals(span.getTags().get(Spans.COUNT))
                && !String.valueOf(span.getTags().get("uri")).startsWith("/actuator");
    }
}
