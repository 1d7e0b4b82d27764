package org.reissue.settlement.compensations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Settles whatever can be settled, batch by batch. A shop that cannot be settled harms only itself. */
@Component
public class SettlementService {

    private static final Logger log = LoggerFactory.getLogger(SettlementService.class);

    /** Many shops with little each make a batch as well as one shop with much. */
    private static final int SHOPS_PER_BATCH = 1_000;

    private static final Duration DELAY = Duration.ofMinutes(1);

    private final ShopSettlementService settler;
    private final CompensationRepository table;
    private final SettlementProperties settings;
    private final Clock clock;
    private final Map<String, Instant> passedByUntil = new ConcurrentHashMap<>();

    SettlementService(
            ShopSettlementService settler, CompensationRepository table, SettlementProperties settings, Clock clock) {
        this.settler = settler;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Settles until no more can be, or everything that can be is in another instance's hands.
     *
     * @return how many compensations were settled
     */
    public int drain() {
        int total = 0;
        int settled;
        do {
            settled = pass();
            total += settled;
        } while (settled > 0 && !Thread.currentThread().isInterrupted());
        return total;
    }

    private int pass() {
        Instant now = clock.instant();
        passedByUntil.values().removeIf(until -> !until.isAfter(now));
        List<String> shops = table.shopsInNeed().stream()
                .filter(shop -> !passedByUntil.containsKey(shop))
                .toList();
        int settled = 0;
        for (int from = 0; from < shops.size(); from += SHOPS_PER_BATCH) {
            settled += settle(shops.subList(from, Math.min(from + SHOPS_PER_BATCH, shops.size())));
        }
        return settled;
    }

    /** A batch that fails is halved until the shop at fault is alone; it is passed by for a minute. */
    private int settle(List<String> shops) {
        try {
            return settler.settle(shops, settings.batchSize());
        } catch (SettlementFailedException failure) {
            if (shops.size() == 1) {
                log.error("The compensations of shop {} cannot be settled", shops.get(0), failure.getCause());
                passedByUntil.put(shops.get(0), clock.instant().plus(DELAY));
                return 0;
            }
            int half = shops.size() / 2;
            return settle(shops.subList(0, half)) + settle(shops.subList(half, shops.size()));
        }
    }
}
