package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a connection outside the pool while calls wait for one and none is idle. If all connections of the pool wait
 * for a primary that hangs, the pool makes no other connection, so {@link FormerPrimaryCheck} would not learn of its
 * successor. The probe has a thread of its own: those of the scheduled jobs may wait for the same server.
 */
@Component
class ExhaustedPoolProbe implements DisposableBean {

    private static final long INTERVAL_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(ExhaustedPoolProbe.class);

    private final HikariDataSource pool;
    private final ScheduledExecutorService thread;

    ExhaustedPoolProbe(DataSource dataSource) throws SQLException {
        this.pool = dataSource.unwrap(HikariDataSource.class);
        CustomizableThreadFactory threads = new CustomizableThreadFactory("pool-probe-");
        threads.setDaemon(true);
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
        thread.scheduleWithFixedDelay(this::probe, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Makes a connection and closes it: the checks run while the connection is made. */
    void probe() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        if (state == null || state.getThreadsAwaitingConnection() == 0 || state.getIdleConnections() > 0) {
            return;
        }
        try {
            pool.getDataSource().getConnection().close();
        } catch (SQLException | RuntimeException unreachable) {
            log.info("All connections are in use, and no other can be made: {}", unreachable.getMessage());
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
