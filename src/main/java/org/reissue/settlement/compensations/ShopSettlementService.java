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
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles the compensations of some shops in one transaction: locks the accounts, decides, writes everything in bulk. A
 * shop is in one transaction's hands at a time, however many instances settle.
 */
@Component
class ShopSettlementService {

    private final CompensationRepository table;
    private final Ledger ledger;
    private final CaseEventRepository history;
    private final SettlementMetrics metrics;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ShopSettlementService(
            CompensationRepository table,
            Ledger ledger,
            CaseEventRepository history,
            SettlementMetrics metrics,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.ledger = ledger;
        this.history = history;
        this.metrics = metrics;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Settles what the shops' money suffices for.
     *
     * @param limit how many compensations at most; those that the limit cuts off stay due
     * @return how many were settled
     * @throws SettlementFailedException when a shop's data is at fault; nothing has changed then
     */
    int settle(List<String> shopIds, int limit) {
        // on its own: whoever else opens the same account must not wait for the whole batch
        ledger.open(shopIds);
        List<Charge> settled = transaction.execute(status -> settleLocked(shopIds, limit));
        metrics.settled(settled);
        return settled.size();
    }

    private List<Charge> settleLocked(List<String> shopIds, int limit) {
        try {
            List<ShopFunds> funds = table.lock(shopIds);
            return funds.isEmpty() ? List.of() : settle(funds, table.oldestFirst(funds, limit), limit);
        } catch (TransientDataAccessException | DataAccessResourceFailureException notTheShops) {
            throw notTheShops;
        } catch (RuntimeException failure) {
            throw new SettlementFailedException(failure);
        }
    }

    private List<Charge> settle(List<ShopFunds> funds, List<Payout> owed, int limit) {
        Map<String, List<Payout>> byShop = owed.stream().collect(Collectors.groupingBy(Payout::shopId));
        List<ShopSettlement> decided = funds.stream()
                .map(one -> ShopSettlement.of(one, byShop.getOrDefault(one.shopId(), List.of())))
                .toList();
        List<Charge> charges =
                decided.stream().flatMap(shop -> shop.charges().stream()).toList();
        if (!charges.isEmpty()) {
            write(charges);
        }
        List<String> broke = decided.stream()
                .filter(ShopSettlement::broke)
                .map(ShopSettlement::shopId)
                .toList();
        if (!broke.isEmpty()) {
            table.postpone(broke);
        }
        table.tried(owed.size() < limit ? funds.stream().map(ShopFunds::shopId).toList() : broke);
        return charges;
    }

    private void write(List<Charge> charges) {
        Instant now = clock.instant();
        table.settle(charges, now);
        ledger.compensate(charges, now);
        table.issueCoupons(charges, now);
        history.append(
                charges.stream().map(charge -> charge.owed().compensated(now)).toList());
    }
}
