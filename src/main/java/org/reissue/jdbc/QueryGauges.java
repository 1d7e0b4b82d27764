package org.reissue.jdbc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The values of gauges that take a query. However often metrics are collected, each query runs at most once in
 * {@code reissue.metrics.query-interval}; in between the last value is returned again.
 */
@Component
public class QueryGauges {

    private final LoadingCache<Supplier<? extends Number>, Number> values;

    QueryGauges(@Value("${reissue.metrics.query-interval}") Duration interval) {
        this.values = Caffeine.newBuilder().expireAfterWrite(interval).build(query -> query.get());
    }

    /** The value of a gauge; a failed query fails the reading, and the next reading asks again. */
    public Supplier<Number> of(Supplier<? extends Number> query) {
        return () -> values.get(query);
    }
}
