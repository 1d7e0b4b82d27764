package org.reissue.settlement.compensations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reissue.history.CaseEventRepository;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;
import org.reissue.settlement.ledger.Ledger;
import org.reissue.telemetry.Spans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles the compensations of some shops in one transaction, which locks the shops' accounts, decides, and writes in
 * bulk. The lock keeps two instances from settling the same shop at once.
 */
@Service
class ShopSettlementService {

    private final CompensationRepository compensations;
    private final CouponRepository coupons;
    private final Ledger ledger;
    private final CaseEventRepository events;
    private final SettlementMetrics metrics;
    private final Clock clock;
    private final Spans spans;
    private final TransactionTemplate transaction;

    ShopSettlementService(
            CompensationRepository compensations,
            CouponRepository coupons,
            Ledger ledger,
            CaseEventRepository events,
            SettlementMetrics metrics,
            Clock clock,
            Spans spans,
            TransactionTemplate transaction) {
        this.compensations = compensations;
        this.coupons = coupons;
        this.ledger = ledger;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        this.spans = spans;
        this.transaction = transaction;
    }

    /**
     * Settles the oldest compensations that the shops have the money for. Every shop gets the same share of the limit,
     * so that no shop waits for the many compensations of another one.
     *
     * @param shopIds the shops, at most as many as the limit
     * @param limit how many compensations at most; the rest stays due
     * @return how many were settled
     */
    int settle(List<String> shopIds, int limit) {
        // in a transaction of its own, so that other transactions that open an account need not wait for the batch
        ledger.openAccounts(shopIds);
        List<Charge> charges = spans.inBatch(
                "reissue.settlement.batch",
                () -> transaction.execute(status -> lockAndSettle(shopIds, limit)),
                List::size);
        metrics.settled(charges);
        return charges.size();
    }

    private List<Charge> lockAndSettle(List<String> shopIds, int limit) {
        List<ShopFunds> funds = compensations.lockFunds(shopIds);
        return funds.isEmpty() ? List.of() : settleLocked(funds, Math.max(1, limit / funds.size()));
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
