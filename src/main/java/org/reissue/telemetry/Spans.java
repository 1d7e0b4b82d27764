package org.reissue.telemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Spans of what the service does, as children of the call's span. Where tracing is off the work is done and nothing
 * else. The observations have a registry of their own, so that tracing adds spans and no metric.
 */
@Component
public class Spans {

    /** The setting that says where spans are sent; without it tracing is off. */
    public static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    /** The number of things that the work of a span moved. */
    static final String COUNT = "count";

    private final @Nullable Tracer tracer;
    private final ObservationRegistry registry;

    Spans(ObjectProvider<Tracer> tracers) {
        this.tracer = tracers.getIfAvailable();
        this.registry = tracer == null ? ObservationRegistry.NOOP : ObservationRegistry.create();
        if (tracer != null) {
            registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        }
    }

    /** Does work within a span, which has the fields of the {@link LogContext} as they are at the end of the work. */
    public <T> T in(String name, Supplier<T> work) {
        Observation observation = of(name);
        return observation.observe(() -> {
            try {
                return work.get();
            } finally {
                describe(observation);
            }
        });
    }

    /** Does work on many things within a span. One that found nothing to do leaves no span. */
    public <T> T inBatch(String name, Supplier<T> work, ToIntFunction<T> count) {
        Observation observation = of(name);
        return observation.observe(() -> {
            T result = work.get();
            if (!observation.isNoop()) {
                observation.highCardinalityKeyValue(COUNT, String.valueOf(count.applyAsInt(result)));
            }
            return result;
        });
    }

    /** A span that its caller starts and stops, around work with checked exceptions. */
    public Observation of(String name) {
        return Observation.createNotStarted(name, registry);
    }

    /** The present span as a W3C {@code traceparent}; null where tracing is off, and outside of spans. */
    public @Nullable String traceParent() {
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null) {
            return null;
        }
        TraceContext context = span.context();
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    private static void describe(Observation observation) {
        if (!observation.isNoop()) {
            LogContext.fields().forEach((field, value) -> observation.highCardinalityKeyValue(field.key(), value));
        }
    }
}
