package org.reissue.settlement.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows and credits the shops' accounts. */
@NamedInterface("accounts")
@Service
public class AccountService {

    private final AccountRepository accounts;
    private final Ledger ledger;
    private final AuditService audit;
    private final Clock clock;

    AccountService(AccountRepository accounts, Ledger ledger, AuditService audit, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** The shop's account; an empty account for a shop that never had any money. */
    public Account findByShopId(String shopId) {
        return accounts.findByShopId(shopId);
    }

    /**
     * The accounts in the order of the shops' ids.
     *
     * @param outstanding only those of shops with outstanding compensations
     */
    public Page<Account> find(boolean outstanding, Paging paging) {
        return accounts.find(outstanding, paging);
    }

    /** The movements in the shop's account, newest first. */
    public Page<AccountEntry> findEntries(String shopId, Paging paging) {
        return accounts.findEntries(shopId, paging);
    }

    /**
     * Credits a shop's account, once per reference. The next settlement pays the shop's outstanding compensations.
     *
     * @param actor the system that credits, for the audit log
     * @return the account after the credit
     * @throws Problem {@code reference-reused} if the shop's reference belongs to a credit of another bucket or amount;
     *     {@code invalid-request} if the bucket would hold more than {@link Fen#MAX}
     */
    @Transactional
    public Account credit(String actor, String shopId, CreditRequest credit) {
        ledger.openAccounts(List.of(shopId));
        Account account = accounts.findLocked(shopId);
        Optional<Ledger.Credited> earlier = ledger.findCredit(shopId, credit.reference());
        if (earlier.isPresent()) {
            if (!earlier.get().equals(new Ledger.Credited(credit.bucket(), credit.amountFen()))) {
                throw new Problem(ProblemType.REFERENCE_REUSED);
            }
            return account;
        }
        long balance = credit.bucket() == Bucket.PAYABLE ? account.payableFen() : account.depositFen();
        if (credit.amountFen() > Fen.MAX - balance) {
            throw Problem.invalid("amountFen", "invalid.balance", Fen.MAX);
        }
        ledger.credit(shopId, credit, clock.instant());
        Account credited = accounts.findByShopId(shopId);
        audit.record(actor, AuditAction.ACCOUNT_CREDITED, shopId, account, new AuditedCredit(credit, credited));
        return credited;
    }

    private record AuditedCredit(
            @JsonUnwrapped CreditRequest credit,
            @JsonUnwrapped Account account) {}
}
