package org.reissue.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applications that do not come over HTTP: the rows that the service writes when a buyer applies, written when the
 * buyers would have applied, many in a transaction. Their orders are not known to the service.
 */
final class BulkApplications implements FestivalClock.Arrival, AutoCloseable {

    private static final int MOST_PER_TRANSACTION = 2000;
    private static final int BUYERS = 1_000_000;
    private static final List<String> REASONS = List.of("NEVER_RECEIVED", "MISSING_ITEMS", "MISSING_ITEMS", "OTHER");

    private static final String CASES = Database.text("sql/festival-cases.sql");
    private static final String EVENTS = Database.text("sql/festival-events.sql");

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String merchantResponse;
    private final SplittableRandom random = new SplittableRandom(1);
    private long written;

    BulkApplications(Database database, Festival festival) {
        pool = database.pool(1);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        merchantResponse = festival.settings().get("reissue.policy.merchant-response");
    }

    @Override
    public void arrive(int count, long sinceNanos, long untilNanos) {
        for (int left = count; left > 0; left -= MOST_PER_TRANSACTION) {
            write(Math.min(left, MOST_PER_TRANSACTION));
        }
    }

    /** How many there are. */
    long written() {
        return written;
    }

    private void write(int count) {
        String[] ids = new String[count];
        String[] shops = new String[count];
        String[] buyers = new String[count];
        String[] orders = new String[count];
        String[] reasons = new String[count];
        byte[][] receivers = new byte[count][];
        Instant now = Instant.now();
        for (int i = 0; i < count; i++) {
            UUID id = inOrderOfTime(now);
            ids[i] = id.toString();
            shops[i] = FestivalShops.draw(random);
            buyers[i] = "C-" + random.nextInt(BUYERS);
            orders[i] = "X-" + written++;
            reasons[i] = REASONS.get(random.nextInt(REASONS.size()));
            receivers[i] = Receivers.ofCase(id);
        }
        // the cases first: an event's id is drawn when the transaction has its own, or readers could pass the event
        // over
        transaction.executeWithoutResult(status -> {
            Timestamp at = Timestamp.from(now);
            jdbc.sql(CASES)
                    .params(ids, shops, buyers, orders, reasons, receivers, at, merchantResponse)
                    .update();
            jdbc.sql(EVENTS)
                    .params(ids, shops, buyers, orders, reasons, at, merchantResponse)
                    .update();
        });
    }

    /** A UUID of version 7, as the service gives its cases. */
    private UUID inOrderOfTime(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    @Override
    public void close() {
        pool.close();
    }
}
