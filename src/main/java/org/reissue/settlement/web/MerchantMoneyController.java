package org.reissue.settlement.web;

import jakarta.validation.Valid;
import org.reissue.settlement.ShopViolation;
import org.reissue.settlement.ViolationRepository;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountEntry;
import org.reissue.settlement.ledger.AccountEntryRepository;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's API for money. */
@RestController
@RequestMapping("/api/v1/merchant")
class MerchantMoneyController {

    private final AccountService accounts;
    private final AccountEntryRepository entries;
    private final ViolationRepository violations;

    MerchantMoneyController(AccountService accounts, AccountEntryRepository entries, ViolationRepository violations) {
        this.accounts = accounts;
        this.entries = entries;
        this.violations = violations;
    }

    /**
     * Read the shop's account.
     *
     * @return the account as it is now
     */
    @GetMapping("/account")
    Account account(Caller caller) {
        return accounts.findByShopId(caller.shopId());
    }

    /**
     * List the movements in the shop's account, newest first.
     *
     * @return one page
     */
    @GetMapping("/account/entries")
    Page<AccountEntry> accountEntries(Caller caller, @Valid @ParameterObject Paging paging) {
        return entries.findByShopId(caller.shopId(), paging);
    }

    /**
     * List the violations of the shop (R12), newest first.
     *
     * @return one page
     */
    @GetMapping("/violations")
    Page<ShopViolation> violations(Caller caller, @Valid @ParameterObject Paging paging) {
        return violations.findByShopId(caller.shopId(), paging);
    }
}
