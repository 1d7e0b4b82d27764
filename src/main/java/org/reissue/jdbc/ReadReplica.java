package org.reissue.jdbc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A standby of the primary, for reads whose result may be a little old. A read that the replica cannot serve, or whose
 * data there are too old, is done on the primary.
 */
public class ReadReplica {

    private static final Logger log = LoggerFactory.getLogger(ReadReplica.class);

    private final ReplicaHeartbeat heartbeat;
    private final Duration maxLag;
    private final Clock realTime;
    private final Counter skipped;
    private final Counter failed;

    private volatile @Nullable Instant lastSeen;
    private volatile boolean reachable;
    private boolean reportedUsable = true;
    private boolean forgotten;

    ReadReplica(ReplicaHeartbeat heartbeat, Duration maxLag, Clock realTime, MeterRegistry meters) {
        this.heartbeat = heartbeat;
        this.maxLag = maxLag;
        this.realTime = realTime;
        this.skipped = fallbacks(meters, "skipped");
        this.failed = fallbacks(meters, "failed");
        Gauge.builder("reissue.replica.lag", this, ReadReplica::lagSeconds)
                .description("Age of the data on the replica; not a number before it was reached")
                .baseUnit("seconds")
                .register(meters);
    }

    private static Counter fallbacks(MeterRegistry meters, String reason) {
        return Counter.builder("reissue.replica.fallbacks")
                .tag("reason", reason)
                .description("Reads done on the primary because the replica is away or behind, or has failed")
                .register(meters);
    }

    /**
     * Reads on the replica; on the primary if the replica is away or behind, or fails meanwhile. Within a transaction
     * the reading is part of the transaction, and so is done on the primary.
     *
     * @param reading only reads, and is done twice if the replica fails
     * @param atLeast as new the result has to be; null: as the setting says
     */
    public <T> DatedResult<T> read(Supplier<T> reading, @Nullable Instant atLeast) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || ReplicaRead.current() != null) {
            return new DatedResult<>(reading.get(), null);
        }
        if (!isUsable()) {
            skipped.increment();
            return new DatedResult<>(reading.get(), null);
        }
        Instant oldest = realTime.instant().minus(maxLag);
        try {
            return new ReplicaRead(atLeast != null && atLeast.isAfter(oldest) ? atLeast : oldest).run(reading);
        } catch (RuntimeException failure) {
            if (Causes.of(failure).noneMatch(SQLException.class::isInstance)) {
                throw failure;
            }
            if (Causes.of(failure).anyMatch(DatabaseUnavailable::isShownBy)) {
                reachable = false;
            }
            failed.increment();
            log.debug("A read on the replica failed", failure);
        }
        return new DatedResult<>(reading.get(), null);
    }

    /** Writes the heartbeat to the primary, and reads from the replica which heartbeat has arrived there. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT1S")
    void probe() {
        try {
            beat();
        } catch (DataAccessException primaryAway) {
            log.debug("The primary cannot be written to", primaryAway); // so the data on the replica grow old
        }
        try {
            lastSeen = heartbeat.lastSeen();
            reachable = true;
            report("it has only what was committed by " + lastSeen);
        } catch (SQLException failure) {
            reachable = false;
            report(failure.toString());
        }
    }

    private void beat() {
        heartbeat.beat();
        if (!forgotten) {
            heartbeat.forget();
            forgotten = true;
        }
    }

    private boolean isUsable() {
        Instant seen = lastSeen;
        return reachable && seen != null && !seen.isBefore(realTime.instant().minus(maxLag));
    }

    private void report(String cause) {
        boolean usable = isUsable();
        if (usable == reportedUsable) {
            return;
        }
        reportedUsable = usable;
        if (usable) {
            log.info("Lists are read on the replica again");
        } else {
            log.warn("Lists are read on the primary, as the replica is away or behind: {}", cause);
        }
    }

    private double lagSeconds() {
        Instant seen = lastSeen;
        return seen == null
                ? Double.NaN
                : Duration.between(seen, realTime.instant()).toMillis() / 1e3;
    }
}
