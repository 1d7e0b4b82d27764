package org.reissue.settlement.compensations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reissue.jdbc.DatabaseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Settles compensations in batches of shops. A shop that cannot be settled does not hold up the others. */
@Service
@EnableConfigurationProperties(SettlementProperties.class)
public class SettlementService {

    private static final Logger log = LoggerFactory.getLogger(SettlementService.class);

    /** Fills a batch even if each shop owes little. */
    private static final int MAX_SHOPS_PER_BATCH = 1_000;

    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

    private final ShopSettlementService shopSettlements;
    private final CompensationRepository compensations;
    private final SettlementProperties properties;
    private final Clock clock;
    private final Map<String, Instant> skippedUntil = new ConcurrentHashMap<>();

    SettlementService(
            ShopSettlementService shopSettlements,
            CompensationRepository compensations,
            SettlementProperties properties,
            Clock clock) {
        this.shopSettlements = shopSettlements;
        this.compensations = compensations;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Settles until the rest lacks money or is being settled by other instances.
     *
     * @return how many compensations were settled
     */
    public int drain() {
        int total = 0;
        int settled;
        do {
            settled = settleShops();
            total += settled;
        } while (settled > 0 && !Thread.currentThread().isInterrupted());
        return total;
    }

    private int settleShops() {
        Instant now = clock.instant();
        skippedUntil.values().removeIf(until -> !until.isAfter(now));
        List<String> shopIds = compensations.findShopsToSettle().stream()
                .filter(shopId -> !skippedUntil.containsKey(shopId))
                .toList();
        int shopsPerBatch = Math.min(MAX_SHOPS_PER_BATCH, properties.batchSize());
        int settled = 0;
        for (int from = 0; from < shopIds.size(); from += shopsPerBatch) {
            settled += settleBatch(shopIds.subList(from, Math.min(from + shopsPerBatch, shopIds.size())));
        }
        return settled;
    }

    /** Halves a batch that fails until only the shop at fault is left, and skips that shop for a minute. */
    private int settleBatch(List<String> shopIds) {
        try {
            return shopSettlements.settle(shopIds, properties.batchSize());
        } catch (RuntimeException failure) {
            if (DatabaseFault.isShownBy(failure)) {
                throw failure;
            }
            if (shopIds.size() == 1) {
                log.error("The compensations of shop {} cannot be settled", shopIds.get(0), failure);
                skippedUntil.put(shopIds.get(0), clock.instant().plus(RETRY_DELAY));
                return 0;
            }
            int half = shopIds.size() / 2;
            return settleBatch(shopIds.subList(0, half)) + settleBatch(shopIds.subList(half, shopIds.size()));
        }
    }
}
