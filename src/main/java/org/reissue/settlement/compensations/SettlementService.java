package org.reissue.settlement.compensations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reissue.history.CaseEventRepository;
import org.reissue.jdbc.Batches;
import org.reissue.jdbc.DatabaseFault;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;
import org.reissue.settlement.ledger.Ledger;
import org.reissue.telemetry.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles compensations in batches of shops. Each batch is one transaction, which locks the shops' accounts, decides,
 * and writes in bulk; the lock keeps two instances from settling the same shop at once. A shop that cannot be settled
 * does not hold up the others.
 */
@Service
@EnableConfigurationProperties(SettlementProperties.class)
public class SettlementService {

    private static final Logger log = LoggerFactory.getLogger(SettlementService.class);

    /** Fills a batch even if each shop owes little. */
    private static final int MAX_SHOPS_PER_BATCH = 1_000;

    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

    private final CompensationRepository compensations;
    private final CouponRepository coupons;
    private final Ledger ledger;
    private final CaseEventRepository events;
    private final SettlementMetrics metrics;
    private final SettlementProperties properties;
    private final Clock clock;
    private final Spans spans;
    private final TransactionTemplate transaction;
    private final Map<String, Instant> skippedUntil = new ConcurrentHashMap<>();

    SettlementService(
            CompensationRepository compensations,
            CouponRepository coupons,
            Ledger ledger,
            CaseEventRepository events,
            SettlementMetrics metrics,
            SettlementProperties properties,
            Clock clock,
            Spans spans,
            TransactionTemplate transaction) {
        this.compensations = compensations;
        this.coupons = coupons;
        this.ledger = ledger;
        this.events = events;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
        this.spans = spans;
        this.transaction = transaction;
    }

    /**
     * Settles until the rest lacks money or is being settled by other instances.
     *
     * @return how many compensations were settled
     */
    public int drain() {
        return Batches.drain(this::settleShops);
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
            settled += settleOrHalve(shopIds.subList(from, Math.min(from + shopsPerBatch, shopIds.size())));
        }
        return settled;
    }

    /** Halves a batch that fails until only the shop at fault is left, and skips that shop for a minute. */
    private int settleOrHalve(List<String> shopIds) {
        try {
            return settleBatch(shopIds);
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
            return settleOrHalve(shopIds.subList(0, half)) + settleOrHalve(shopIds.subList(half, shopIds.size()));
        }
    }

    /** Settles the oldest compensations that the shops have the money for, at most a batch; the rest stays due. */
    private int settleBatch(List<String> shopIds) {
        // in a transaction of its own, so that other transactions that open an account need not wait for the batch
        ledger.openAccounts(shopIds);
        List<Charge> charges = spans.inBatch(
                "reissue.settlement.batch", () -> transaction.execute(status -> lockAndSettle(shopIds)), List::size);
        metrics.settled(charges);
        return charges.size();
    }

    /** Every shop gets the same share of the batch, so that no shop waits for the many compensations of another one. */
    private List<Charge> lockAndSettle(List<String> shopIds) {
        List<ShopFunds> funds = compensations.lockFunds(shopIds);
        return funds.isEmpty() ? List.of() : settleLocked(funds, Math.max(1, properties.batchSize() / funds.size()));
    }

    private List<Charge> settleLocked(List<ShopFunds> funds, int perShop) {
        Map<String, List<Payout>> payable =
                compensations.findPayable(funds, perShop).stream().collect(Collectors.groupingBy(Payout::shopId));
        List<ShopSettlement> settlements = funds.stream()
                .map(shop -> ShopSettlement.of(shop, payable.getOrDefault(shop.shopId(), List.of())))
                .toList();
        List<Charge> charges =
                settlements.stream().flatMap(shop -> shop.charges().stream()).toList();
        if (!charges.isEmpty()) {
            pay(charges);
        }
        List<ShopFunds> finished = settlements.stream()
                .filter(shop -> shop.charges().size() < perShop && !shop.leavesUnknown())
                .map(ShopSettlement::left)
                .toList();
        if (!finished.isEmpty()) {
            compensations.markOutstanding(finished);
            compensations.clearReplenished(
                    finished.stream().map(ShopFunds::shopId).toList());
        }
        return charges;
    }

    private void pay(List<Charge> charges) {
        Instant now = clock.instant();
        compensations.markSettled(charges, now);
        ledger.compensate(charges, now);
        coupons.insert(charges, now);
        events.append(charges.stream()
                .map(charge -> charge.compensation().settledEvent(now))
                .toList());
    }
}
